import { itemsOf } from '../build'
import type { ChecklistItem } from '../checklist'

/** 灶具: asked for every appliance set; Z05 only where the set has a water heater. */
export const STOVE_ITEMS: ChecklistItem[] = itemsOf('stove', 'appliance', [
  {
    code: 'Z01',
    text: '有熄火保护装置且有效',
    howTo: '点火后吹灭或浇灭，应在一分钟内自动关气',
    grade: 'B',
    photo: 'always',
    basis: 'GB 55009-2021 第6.1.2条；商用灶 GB 35848-2024',
    reasons: [
      { slug: 'none', wording: '没有熄火保护', measure: 'close_after_use', remedy: '换带熄火保护的灶具' },
      { slug: 'not_working', wording: '熄火保护失效', measure: 'close_after_use', remedy: '维修或更换灶具' },
    ],
  },
  {
    code: 'Z02',
    text: '气种为液化石油气',
    howTo: '看灶具铭牌：20Y 或“液化石油气”',
    grade: 'A',
    photo: 'on_fail',
    basis: 'GB 55009-2021 第6.1.2条；《城镇燃气管理条例》第二十八条第三项',
    reasons: [
      { slug: 'wrong_gas', wording: '天然气灶或其他气种灶具接液化气', measure: 'stop_set', remedy: '换液化石油气灶具' },
      {
        slug: 'no_plate',
        wording: '没有铭牌，看不出气种',
        grade: 'B',
        measure: 'close_after_use',
        remedy: '确认气种，无法确认的更换',
      },
    ],
  },
  {
    code: 'Z03',
    text: '未超判废年限（自售出起8年）',
    howTo: '看铭牌、发票上的日期；厂家标注年限更长的以标注为准',
    grade: 'B',
    photo: 'on_fail',
    basis: 'GB 17905-2008 第7.3.1条',
    prejudge: 'stove_life',
    reasons: [
      { slug: 'expired', wording: '灶具超过8年判废年限', measure: 'close_after_use', remedy: '更换灶具' },
      { slug: 'worn', wording: '灶具锈穿、破损，燃烧不正常', measure: 'stop_set', remedy: '更换灶具' },
    ],
  },
  {
    code: 'Z04',
    text: '未私自改装；瓶灶净距不小于0.5米',
    howTo: '看有没有聚能圈等加装件；量瓶与灶的距离',
    grade: 'B',
    photo: 'on_fail',
    basis: 'GB 55009-2021 第6.1.1条；餐饮场所检查规定（净距0.5米）',
    reasons: [
      {
        slug: 'modified',
        wording: '加装聚能圈、节能罩或私自改装',
        measure: 'close_after_use',
        remedy: '拆除加装件，恢复原状',
      },
      { slug: 'too_close', wording: '瓶灶净距不足0.5米', measure: 'close_after_use', remedy: '移开到0.5米以外' },
    ],
  },
  {
    code: 'Z05',
    text: '热水器非直排、烟道通室外',
    howTo: '看烟管是否接到室外',
    grade: 'A',
    photo: 'on_fail',
    onlyWithWaterHeater: true,
    basis: 'GB 55009-2021 第6.1.3条',
    reasons: [
      {
        slug: 'flueless',
        wording: '直排式热水器装在室内',
        measure: 'stop_heater',
        remedy: '拆除，换强排或平衡式热水器',
      },
      { slug: 'no_flue', wording: '没有烟道，或烟道不通室外', measure: 'stop_heater', remedy: '把烟道接到室外' },
    ],
  },
])
