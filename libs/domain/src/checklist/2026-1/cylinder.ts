import { itemsOf, NON_RESIDENT } from '../build'
import type { ChecklistItem } from '../checklist'

const SWAP = '联系气站换成检验合格的气瓶'

/** 瓶: asked for every bottle present. P08 counts them all and belongs to the place. */
export const CYLINDER_ITEMS: ChecklistItem[] = itemsOf('cylinder', 'cylinder', [
  {
    code: 'P01',
    text: '二维码/条码可扫且与钢印一致',
    howTo: '扫码，与护罩钢印号对照',
    grade: 'B',
    photo: 'always',
    basis: 'DB4114/T 185-2023（参照）；GB 5842-2023',
    reasons: [
      { slug: 'unreadable', wording: '没有码或扫不出', measure: 'close_after_use', remedy: '由气站补贴标识，或换瓶' },
      {
        slug: 'unregistered',
        wording: '扫得出但没有登记',
        measure: 'close_after_use',
        remedy: '由权属企业建档，或移交核查',
      },
      { slug: 'mismatch', wording: '码与钢印不一致', measure: 'hold_cylinder', remedy: '由气站核对更正，或换瓶' },
      {
        slug: 'duplicate',
        wording: '同一个码在别处也出现',
        measure: 'hold_cylinder',
        remedy: '由气站核对钢印，假码移交核查',
      },
    ],
  },
  {
    code: 'P02',
    text: '检验有效期内',
    howTo: '看检验环或钢印上的下次检验年月，当月最后一天前有效',
    grade: 'A',
    photo: 'always',
    basis: '《特种设备安全法》第四十条',
    prejudge: 'test_valid',
    reasons: [
      { slug: 'overdue', wording: '检验已到期', measure: 'stop_cylinder', remedy: SWAP },
      { slug: 'no_mark', wording: '没有检验标记，看不出检验日期', measure: 'stop_cylinder', remedy: SWAP },
    ],
  },
  {
    code: 'P03',
    text: '未达设计/报废年限',
    howTo: '看制造年月：8年为设计年限，检验合格可到12年；2007年2月以前制造的一律报废',
    grade: 'A',
    photo: 'always',
    basis: '《特种设备安全法》第三十二条、第四十八条；长治市市场监管局通告（8年，检验合格延4年，参照）',
    prejudge: 'life_valid',
    reasons: [
      { slug: 'expired', wording: '超过设计使用年限且没有延期', measure: 'stop_cylinder', remedy: SWAP },
      { slug: 'scrap', wording: '已达强制报废年限', measure: 'stop_cylinder', remedy: '由气站回收报废，换合格气瓶' },
    ],
  },
  {
    code: 'P04',
    text: '非翻新、非螺纹护罩、钢印标识清晰',
    howTo: '看钢印有无打磨重打、护罩是否焊死',
    grade: 'A',
    photo: 'on_fail',
    basis: '市场监管总局2021年燃气气瓶安全工作通知',
    reasons: [
      {
        slug: 'refurbished',
        wording: '钢印打磨重打或覆漆翻新',
        measure: 'hold_cylinder',
        remedy: '由气站回收销毁，换合格气瓶',
      },
      {
        slug: 'bolted_guard',
        wording: '护罩用螺栓或螺纹连接',
        measure: 'hold_cylinder',
        remedy: '由气站回收销毁，换合格气瓶',
      },
      { slug: 'no_marks', wording: '钢印缺失或看不清', measure: 'stop_cylinder', remedy: SWAP },
    ],
  },
  {
    code: 'P05',
    text: '瓶体、护罩、底座完好',
    howTo: '转一圈看：严重锈蚀、凹坑、火烧痕、护罩底座缺损',
    grade: 'A',
    photo: 'on_fail',
    basis: '充装前检查拒收情形（行业资料，参照）',
    reasons: [
      { slug: 'rust', wording: '严重锈蚀', measure: 'stop_cylinder', remedy: SWAP },
      { slug: 'dent', wording: '明显凹坑、鼓包或裂纹', measure: 'stop_cylinder', remedy: SWAP },
      { slug: 'burnt', wording: '有火烧或烫伤痕迹', measure: 'stop_cylinder', remedy: SWAP },
      { slug: 'guard_missing', wording: '护罩或底座缺失、脱焊', measure: 'stop_cylinder', remedy: SWAP },
    ],
  },
  {
    code: 'P06',
    text: '不使用气液双相瓶',
    howTo: '看瓶阀：一只瓶两个阀就是双相瓶',
    grade: 'A',
    photo: 'on_fail',
    basis: 'GB 5842-2023',
    prejudge: 'dual_phase',
    reasons: [
      {
        slug: 'dual_phase',
        wording: '气液双相瓶（两个阀）',
        measure: 'stop_cylinder',
        remedy: '由气站收回，换单阀气瓶',
      },
    ],
  },
  {
    code: 'P07',
    text: '直立使用，不倒置、卧放、加热、倒气',
    howTo: '看摆放；问有没有用热水烫、自己倒气',
    grade: 'A',
    photo: 'on_fail',
    basis: '《北京市燃气管理条例》第三十条第三至五项（参照）；GB 55009-2021 第6.1.10条（款项未核实）',
    unverified: true,
    reasons: [
      { slug: 'not_upright', wording: '倒置或卧放使用', measure: 'upright_now', remedy: '直立固定使用' },
      {
        slug: 'heated',
        wording: '用热水、明火等加热气瓶',
        measure: 'stop_cylinder',
        remedy: '停止加热，由气站检查后再用',
      },
      {
        slug: 'decanting',
        wording: '自行倒气或倾倒残液',
        measure: 'stop_cylinder',
        remedy: '停止倒气，残液交气站处理',
      },
    ],
  },
  {
    code: 'P08',
    thing: 'place',
    text: '存瓶量合规（按标称重量）',
    howTo: '数清在用、备用和空瓶；非居民达到100公斤（2只50公斤或7只15公斤）须有气瓶间',
    grade: { resident: 'B', catering: 'A', other: 'A' },
    photo: 'always',
    basis: '餐饮场所燃气安全规定（2013年国务院安委会通知口径）；居民上限由区安委办设定，未设定前不判',
    prejudge: 'stock',
    reasons: [
      {
        slug: 'no_room',
        appliesTo: NON_RESIDENT,
        wording: '总量达到100公斤而没有气瓶间',
        measure: 'remove_excess',
        remedy: '减到100公斤以下，或建成合格气瓶间',
      },
      {
        slug: 'resident_limit',
        appliesTo: ['resident'],
        wording: '居民存瓶超过本区上限',
        measure: 'remove_excess',
        remedy: '多余气瓶退回气站',
      },
      { slug: 'mixed', wording: '实瓶与空瓶混放', measure: 'inform', remedy: '实瓶、空瓶分开放并标明' },
    ],
  },
])
