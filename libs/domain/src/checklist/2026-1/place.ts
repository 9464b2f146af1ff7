import { itemsOf, NON_RESIDENT } from '../build'
import type { ChecklistItem } from '../checklist'

const SWITCH = '停用瓶装液化气，按批准的方案和日期改用电或管道气'

/** 环境 */
export const PLACE_ITEMS: ChecklistItem[] = itemsOf('place', 'place', [
  {
    code: 'E01',
    text: '不在地下、半地下、密闭空间',
    howTo: '看用气和存瓶的房间有没有低于室外地面',
    grade: 'A',
    photo: 'always',
    basis: 'GB 55009-2021 第2.2.7条',
    reasons: [
      { slug: 'basement', wording: '在地下室用气或存瓶', measure: 'stop_use', remedy: SWITCH, structural: true },
      { slug: 'semi_basement', wording: '在半地下室用气或存瓶', measure: 'stop_use', remedy: SWITCH, structural: true },
      {
        slug: 'enclosed',
        wording: '在没有窗的密闭空间用气或存瓶',
        measure: 'stop_use',
        remedy: SWITCH,
        structural: true,
      },
    ],
  },
  {
    code: 'E02',
    text: '不在高层建筑内',
    howTo: '住宅高于27米（约10层及以上）、其他高于24米为高层；高度界线未核实，拿不准先拍照上报',
    grade: 'A',
    photo: 'on_fail',
    basis: 'GB 55009-2021 第6.1.5条第1款（居民）；《青岛市燃气管理条例》第十九条第十项（参照）',
    reasons: [
      {
        slug: 'high_rise',
        wording: '在高层建筑内使用瓶装液化气',
        measure: 'stop_use',
        remedy: SWITCH,
        structural: true,
      },
    ],
  },
  {
    code: 'E03',
    text: '不在卧室/客房；用气房间不住人',
    howTo: '看用气间有没有床铺、被褥',
    grade: 'A',
    photo: 'on_fail',
    basis: 'GB 55009-2021 第6.1.2条；《北京市燃气管理条例》第三十条第七项（参照）',
    reasons: [
      {
        slug: 'bedroom',
        wording: '在卧室、客房用气或存瓶',
        measure: 'nobody_sleeps',
        remedy: '把气瓶和灶具移到厨房等专用房间',
      },
      { slug: 'sleeping', wording: '用气房间住人', measure: 'nobody_sleeps', remedy: '搬出床铺，用气房间不再住人' },
    ],
  },
  {
    code: 'E04',
    text: '通风良好、与居室分隔，气瓶不置于密闭橱柜',
    howTo: '看窗能不能开、厨房有没有门、柜门有没有通气孔',
    grade: 'B',
    photo: 'on_fail',
    basis: 'GB 55009-2021 第6.1.2条',
    reasons: [
      {
        slug: 'closed_cabinet',
        wording: '气瓶放在密闭橱柜里',
        measure: 'ventilate',
        remedy: '移出橱柜，或柜门上下开通气孔',
      },
      { slug: 'no_vent', wording: '用气间通风不良', measure: 'ventilate', remedy: '开窗或加装通风' },
      { slug: 'not_separated', wording: '用气间与居室没有分隔', measure: 'ventilate', remedy: '加装门或隔断' },
    ],
  },
  {
    code: 'E05',
    text: '无第二火源/燃料；距散热器不小于1米；无暴晒、无易燃物',
    howTo: '看同一间有没有煤炉、酒精、柴油；看瓶边有没有纸箱、油桶',
    grade: 'B',
    photo: 'on_fail',
    basis: '餐饮场所检查规定；消防部门用气安全提示（参照）',
    reasons: [
      {
        slug: 'second_fuel',
        wording: '同一房间有其他火源或燃料',
        measure: 'remove_fire',
        remedy: '移走其他火源、燃料',
      },
      { slug: 'heat', wording: '距散热器不足1米或暴晒', measure: 'remove_fire', remedy: '移到阴凉处，离散热器1米以上' },
      { slug: 'combustibles', wording: '瓶旁堆放易燃物', measure: 'remove_fire', remedy: '清走易燃物' },
    ],
  },
  {
    code: 'E06',
    text: '用餐区域无气瓶（含桌下罐）',
    howTo: '掀桌布看桌下；看包间、外摆',
    grade: 'A',
    photo: 'on_fail',
    appliesTo: ['catering'],
    mayNotApply: true,
    basis: 'GB 55009-2021 第6.2.3条（未核实）；餐饮场所检查规定',
    unverified: true,
    reasons: [
      { slug: 'dining_area', wording: '用餐区域放置气瓶', measure: 'move_outdoors', remedy: '移出用餐区域' },
      { slug: 'under_table', wording: '餐桌下使用气瓶', measure: 'move_outdoors', remedy: '撤除桌下气瓶，改用电' },
    ],
  },
  {
    code: 'E07',
    text: '气瓶间达标；50公斤瓶在室外单层专用间、不上二楼',
    howTo: '看净高2.2米、无地沟、有报警和警示、防爆电器；没有气瓶间且不需要的选不适用',
    grade: 'A',
    photo: 'always',
    appliesTo: NON_RESIDENT,
    mayNotApply: true,
    basis: '餐饮场所检查规定；GB 55037-2022（据烟台引用）',
    reasons: [
      {
        slug: 'building',
        wording: '气瓶间净高、位置或结构不合格',
        measure: 'stop_use',
        remedy: '按批准的方案改建气瓶间',
        structural: true,
      },
      { slug: 'drain', wording: '气瓶间有地沟、下水口未封堵', measure: 'stop_use', remedy: '封堵地沟、下水口' },
      {
        slug: 'equipment',
        wording: '气瓶间缺报警、警示标志、防爆电器或灭火器',
        measure: 'manual_watch',
        remedy: '补齐报警、标志、防爆电器、灭火器',
      },
      {
        slug: 'upstairs',
        wording: '50公斤瓶在室内或二楼以上使用',
        measure: 'move_outdoors',
        remedy: '移到室外单层专用气瓶间',
      },
    ],
  },
  {
    code: 'E08',
    text: '安全出口畅通，灭火器（毯）有效',
    howTo: '走一遍通道；看灭火器压力表在绿区、在有效期',
    grade: 'B',
    photo: 'on_fail',
    appliesTo: NON_RESIDENT,
    basis: '《安全生产法》第四十二条；餐饮场所检查规定',
    reasons: [
      { slug: 'blocked', wording: '安全出口堵塞或上锁', measure: 'clear_exit', remedy: '清通并保持畅通' },
      { slug: 'no_extinguisher', wording: '没有灭火器（毯）', measure: 'clear_exit', remedy: '配齐灭火器（毯）' },
      { slug: 'extinguisher_expired', wording: '灭火器失效或过期', measure: 'clear_exit', remedy: '更换灭火器' },
    ],
  },
  {
    code: 'E09',
    text: '室内无燃气气味、检测仪读数正常',
    howTo: '进门先闻；有气味立即关阀、开窗、离开，到室外打电话，不填表',
    grade: 'A',
    photo: 'none',
    basis: '《城镇燃气管理条例》第四十条；行业通行：任何漏气均按最高等级处理',
    reasons: [
      {
        slug: 'leak',
        wording: '室内有燃气气味或检测仪报警',
        measure: 'evacuate',
        remedy: '抢修后读数为零，由第二人复核解除',
      },
    ],
  },
])
