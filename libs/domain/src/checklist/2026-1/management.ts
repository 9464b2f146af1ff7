import { itemsOf, NON_RESIDENT } from '../build'
import type { ChecklistItem } from '../checklist'

/** 管理 */
export const MANAGEMENT_ITEMS: ChecklistItem[] = itemsOf('management', 'place', [
  {
    code: 'M01',
    text: '安全制度、责任人、培训、自查记录、应急处置卡',
    howTo: '看墙上制度和处置卡；问员工会不会关阀',
    grade: 'C',
    photo: 'on_fail',
    appliesTo: NON_RESIDENT,
    basis: '《城镇燃气管理条例》第二十七条；《安全生产法》第四十一条',
    reasons: [
      { slug: 'no_rules', wording: '没有安全制度或责任人', measure: 'inform', remedy: '建立制度，明确责任人' },
      { slug: 'no_training', wording: '员工未培训，不会应急处置', measure: 'inform', remedy: '培训员工并留记录' },
      { slug: 'no_record', wording: '没有自查记录', measure: 'inform', remedy: '每日自查并记录' },
      { slug: 'no_card', wording: '没有应急处置卡', measure: 'inform', remedy: '张贴应急处置卡' },
    ],
  },
])
