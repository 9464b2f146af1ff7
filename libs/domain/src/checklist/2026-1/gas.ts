import { itemsOf } from '../build'
import type { ChecklistItem } from '../checklist'

/**
 * 气. Asked once for the place, not per bottle: the supplier and the contract are the household's, and eight bottles
 * would only make eight equal answers. A bottle of doubtful origin is told by P01 and P04 on that bottle.
 */
export const GAS_ITEMS: ChecklistItem[] = itemsOf('gas', 'place', [
  {
    code: 'Q01',
    text: '气源合法、气质合格，供气企业有经营许可',
    howTo: '看供气凭证、瓶身企业标识；问清从哪家、怎么买的',
    grade: 'A',
    photo: 'on_fail',
    basis: '《城镇燃气管理条例》第十八条；《北京市燃气管理条例》第三十条第一项（参照）；掺混二甲醚的依据未核实',
    unverified: true,
    reasons: [
      {
        slug: 'unknown_supplier',
        wording: '说不清供气企业，或供气企业无经营许可',
        measure: 'hold_cylinder',
        remedy: '停用这些气瓶，改由有许可的气站供气',
      },
      {
        slug: 'street_seller',
        wording: '向流动商贩购买（“黑气”）',
        measure: 'hold_cylinder',
        remedy: '停用这些气瓶，改由有许可的气站供气',
      },
      {
        slug: 'wrong_gas',
        wording: '疑似掺二甲醚、工业丙烷或未加臭',
        measure: 'hold_cylinder',
        remedy: '停用并换用合格液化石油气',
      },
    ],
  },
  {
    code: 'Q02',
    text: '有供用气合同并实名登记',
    howTo: '看合同或气站用户卡；户名、地址、瓶数与登记一致',
    grade: { resident: 'C', catering: 'B', other: 'B' },
    photo: 'on_fail',
    basis: '《北京市燃气管理条例》第二十三、二十四条（参照）；《杭州市燃气管理条例》第十六条（参照）',
    reasons: [
      { slug: 'no_contract', wording: '没有供用气合同', measure: 'inform', remedy: '与气站签订供用气合同' },
      {
        slug: 'not_real_name',
        wording: '没有实名登记，或户名、瓶数与登记不符',
        measure: 'inform',
        remedy: '到气站办理或更正实名登记',
      },
    ],
  },
])
