import { itemsOf, NON_RESIDENT } from '../build'
import type { ChecklistItem } from '../checklist'

/** 阀: asked for every appliance set. */
export const VALVE_ITEMS: ChecklistItem[] = itemsOf('valve', 'appliance', [
  {
    code: 'F01',
    text: '角阀及连接处不漏气（皂液/检测仪），手轮完好',
    howTo: '开阀涂皂液看气泡，或用检测仪；不得用明火试',
    grade: 'A',
    photo: 'on_fail',
    basis: '行业通行：任何漏气均按最高等级处理',
    reasons: [
      { slug: 'leak', wording: '角阀或连接处漏气', measure: 'move_outdoors', remedy: '由气站修好或换瓶，检漏合格再用' },
      { slug: 'handwheel', wording: '手轮缺失、损坏，关不严', measure: 'stop_cylinder', remedy: '由气站换瓶' },
    ],
  },
  {
    code: 'F02',
    text: '调压器符合 GB 35844、带过流切断',
    howTo: '看铭牌：厂名、许可证号、日期、使用年限、“过流切断”',
    grade: 'B',
    photo: 'on_fail',
    basis: 'GB 35844-2018',
    reasons: [
      { slug: 'no_marks', wording: '没有厂名、许可或日期标识', measure: 'close_after_use', remedy: '换合格调压器' },
      { slug: 'no_cutoff', wording: '没有过流切断', measure: 'close_after_use', remedy: '换带过流切断的调压器' },
    ],
  },
  {
    code: 'F03',
    text: '非可调、非中压阀',
    howTo: '看有没有调压旋钮；铭牌出口压力',
    grade: 'A',
    photo: 'on_fail',
    basis: '安委〔2023〕3号（据报道口径）；GB 35844-2018',
    reasons: [
      { slug: 'adjustable', wording: '出口压力可调的调压器', measure: 'stop_set', remedy: '换不可调的低压调压器' },
      { slug: 'medium_pressure', wording: '中压阀（猛火阀）', measure: 'stop_set', remedy: '换不可调的低压调压器' },
    ],
  },
  {
    code: 'F04',
    text: '调压器与密封圈在年限内、完好',
    howTo: '看标注的使用年限，没标的按5年；拧下看密封圈',
    grade: 'B',
    photo: 'on_fail',
    basis: '餐饮场所检查规定（调压器5年、密封圈3年）；以标注年限为准',
    prejudge: 'regulator_life',
    reasons: [
      { slug: 'expired', wording: '调压器超过使用年限', measure: 'close_after_use', remedy: '换合格调压器' },
      { slug: 'ring', wording: '密封圈老化、缺失', measure: 'stop_set', remedy: '换新密封圈并检漏' },
      { slug: 'damaged', wording: '调压器破损、变形', measure: 'stop_set', remedy: '换合格调压器' },
    ],
  },
  {
    code: 'F05',
    text: '紧急切断阀与报警器联动有效',
    howTo: '按报警器测试键，看切断阀是否动作；看安装年份',
    grade: 'B',
    photo: 'on_fail',
    appliesTo: NON_RESIDENT,
    mayNotApply: true,
    basis: 'CJJ/T 146-2011',
    reasons: [
      { slug: 'missing', wording: '没有紧急切断阀', measure: 'manual_watch', remedy: '加装并与报警器联动' },
      { slug: 'not_linked', wording: '不联动或不动作', measure: 'manual_watch', remedy: '修好联动并测试' },
      { slug: 'expired', wording: '超过10年', measure: 'manual_watch', remedy: '更换切断阀' },
    ],
  },
])
