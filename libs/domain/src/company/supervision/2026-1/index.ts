import type { SupervisionChecklist } from '../item'
import { BOTTLE_ITEMS } from './bottles'
import { DUTY_ITEMS } from './duties'
import { SITE_ITEMS } from './site'

/** A published version never changes: records keep its wording. */
export const SUPERVISION_2026_1: SupervisionChecklist = {
  version: 'company-2026-1',
  effectiveOn: '2026-11-01',
  items: [...DUTY_ITEMS, ...BOTTLE_ITEMS, ...SITE_ITEMS],
  measures: [
    { code: 'stop_business', label: '立即停止经营活动，已售气瓶登记造册' },
    { code: 'stop_filling', label: '立即停止充装，现场封存设备' },
    { code: 'stop_sales', label: '立即停止销售，气瓶就地封存' },
    { code: 'hold_bottles', label: '这些气瓶立即单独封存，不得充装、销售' },
    { code: 'stop_area', label: '停用这个区域，气瓶移到合格场地' },
    { code: 'stop_vehicle', label: '车辆停运，气瓶卸到合格场地' },
    { code: 'watch_over', label: '专人值守并人工检漏，未修复前不装卸' },
    { code: 'notify_users', label: '当天书面告知用户并停供，留存送达凭证' },
    { code: 'recall', label: '当天通知用户停用，限期换回' },
    { code: 'inform', label: '当面告知并留存检查记录' },
  ],
  unableReasons: [],
}
