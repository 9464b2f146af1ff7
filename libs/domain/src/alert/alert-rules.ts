import { hazardTitle } from '../hazard/hazard-title'
import { dateWords, monthWords } from '../time/words'
import type { AlertRule, AlertRuleInfo } from './alert'
import { isStoryAlert, STORY_ALERTS, type StoryAlertRule, storyAlertWords } from './story-alerts'

type RuleDraft = Omit<AlertRuleInfo, 'code' | 'unverified' | 'foldsUnder'> &
  Partial<Pick<AlertRuleInfo, 'unverified' | 'foldsUnder'>>

const RULES: Record<AlertRule, RuleDraft> = {
  ...STORY_ALERTS,
  CYL_TEST_OVERDUE: {
    kind: 'alarm',
    title: '气瓶检验到期',
    grade: 'A',
    actor: 'company',
    endsWhen: '气站换走这只瓶（核瓶记“已换走”），或登记新的检验日期',
    basis: '《特种设备安全法》第四十条；检验周期按型号设定，50公斤瓶周期未核实',
    foldsUnder: ['P02'],
  },
  CYL_TEST_DUE_SOON: {
    kind: 'warning',
    title: '气瓶30天内到检验期',
    grade: 'C',
    actor: 'company',
    endsWhen: '气站换走或送检并登记新的检验日期',
    basis: '《特种设备安全法》第四十条（提前一个月）；《北京市燃气管理条例》第二十四条（提前30天，参照）',
    foldsUnder: ['P02'],
  },
  CYL_LIFE_EXPIRED: {
    kind: 'alarm',
    title: '气瓶超过使用年限',
    grade: 'A',
    actor: 'company',
    endsWhen: '气站换走这只瓶并报废注销',
    basis: '《特种设备安全法》第三十二条、第四十八条',
    foldsUnder: ['P03'],
  },
  CYL_RECALLED: {
    kind: 'alarm',
    title: '召回：请停用并等气站换回',
    grade: 'A',
    actor: 'company',
    endsWhen: '气站换回、收回或送检报废并上报；或到场核实已不在，附照片',
    basis: '《特种设备安全法》第二十六条（缺陷召回）；充装、检验批次的召回由区安委办发起，本区设定，未核实',
    unverified: true,
  },
  CYL_UNREGISTERED: {
    kind: 'alarm',
    title: '未登记气瓶',
    grade: 'B',
    actor: 'street',
    endsWhen: '权属企业建档，或移交核查后换走',
    basis: '《特种设备安全法》第三十三条；DB4114/T 185-2023（参照）',
    foldsUnder: ['P01'],
  },
  CYL_MISSING: {
    kind: 'alarm',
    title: '气瓶去向不明',
    grade: 'B',
    actor: 'company',
    endsWhen: '权属企业说明去向，或在别处扫到这只瓶',
    basis: '核瓶规则：每只登记在户的气瓶都要有着落',
  },
  CYL_FILLED_SCRAPPED: {
    kind: 'alarm',
    title: '报废或注销的瓶被充装',
    grade: 'A',
    actor: 'office',
    endsWhen: '找到这只瓶，放空后破坏处理并上报报废；报错的由企业更正充装记录',
    basis: '《特种设备安全法》第三十二条、第四十八条',
  },
  CYL_FILLED_OVERDUE: {
    kind: 'alarm',
    title: '检验到期或超年限的瓶被充装',
    grade: 'A',
    actor: 'company',
    endsWhen: '收回这只瓶，送检合格或报废并上报；报错的由企业更正充装记录',
    basis: '《特种设备安全法》第四十条、第四十九条',
  },
  CYL_FILLED_FOREIGN: {
    kind: 'alarm',
    title: '充装了别家的瓶',
    grade: 'A',
    actor: 'office',
    endsWhen: '查清权属并变更登记，或由产权企业重新充装；报错的由企业更正充装记录',
    basis: '《城镇燃气管理条例》第十八条第（七）项',
  },
  CYL_FILLED_UNKNOWN: {
    kind: 'alarm',
    title: '充装了没有登记的瓶',
    grade: 'A',
    actor: 'office',
    endsWhen: '充装企业建档，或并入在册的卡；查不清的移交市场监管',
    basis: '《特种设备安全法》第三十三条、第四十九条',
    foldsUnder: ['P01'],
  },
  CYL_FILLED_UNSAFE: {
    kind: 'alarm',
    title: '检查不合格仍充装',
    grade: 'A',
    actor: 'company',
    endsWhen: '截住这只瓶，处理后重新充装并检查合格，或报废',
    basis: '《特种设备安全法》第四十九条（充装前后检查）',
  },
  DELIVERY_FOUND: {
    kind: 'alarm',
    title: '送气时发现问题',
    grade: 'B',
    actor: 'street',
    endsWhen: '网格员到户完成一次入户检查；企业报错的由企业更正',
    basis: '企业随瓶安检上报；没有用户签字，不直接作为隐患',
  },
  STOCK_OVER_LIMIT: {
    kind: 'alarm',
    title: '存瓶量超限',
    grade: 'A',
    actor: 'household',
    endsWhen: '减到100公斤以下，或建成合格气瓶间并经检查',
    basis: '餐饮场所燃气安全规定（2013年国务院安委会通知口径），按标称重量计',
    foldsUnder: ['P08'],
  },
  STOVE_EXPIRED: {
    kind: 'alarm',
    title: '灶具超过判废年限',
    grade: 'B',
    actor: 'household',
    endsWhen: '更换灶具并经检查登记',
    basis: 'GB 17905-2008 第7.3.1条',
    foldsUnder: ['Z03'],
  },
  HOSE_EXPIRED: {
    kind: 'alarm',
    title: '软管超过使用年限',
    grade: 'B',
    actor: 'household',
    endsWhen: '更换软管并经检查登记',
    basis: 'GB 55009-2021 第6.1.7条；普通橡胶管18个月（行业资料）',
    foldsUnder: ['H02'],
  },
  REGULATOR_EXPIRED: {
    kind: 'alarm',
    title: '调压器超过使用年限',
    grade: 'B',
    actor: 'household',
    endsWhen: '更换调压器并经检查登记',
    basis: 'GB 35844-2018（以标注年限为准）；没有标注的按5年，未核实',
    unverified: true,
    foldsUnder: ['F04'],
  },
  DETECTOR_EXPIRED: {
    kind: 'alarm',
    title: '报警器超过使用年限',
    grade: 'B',
    actor: 'household',
    endsWhen: '更换报警器并经检查登记',
    basis: 'CJJ/T 146-2011（居民5年、商用3年）',
    foldsUnder: ['B04'],
  },
  EQUIPMENT_DUE_SOON: {
    kind: 'warning',
    title: '灶具、软管、阀或报警器30天内到期',
    grade: 'C',
    actor: 'household',
    endsWhen: '更换到期的部件并经检查登记',
    basis: '各部件使用年限；提前30天提醒',
  },
  VISIT_OVERDUE: {
    kind: 'alarm',
    title: '超期未入户检查',
    grade: 'B',
    actor: 'inspector',
    endsWhen: '完成一次入户检查',
    basis: '外地法规最低频次（居民每年1次、非居民每半年1次，参照），餐饮按每季度；天津条例条文未核实',
    unverified: true,
  },
  HAZARD_OVERDUE: {
    kind: 'alarm',
    title: '隐患超期',
    grade: 'A',
    actor: 'street',
    endsWhen: '报整改并由另一人复查合格',
    basis: '《安全生产法》第四十一条、第六十五条（生产经营单位）；整改期限为本区设定',
  },
  ACCESS_FAILED: {
    kind: 'alarm',
    title: '连续两次未能入户',
    grade: 'B',
    actor: 'street',
    endsWhen: '完成一次入户检查，或与住户约定日期',
    basis: '《驻马店市燃气管理条例》第二十八条（参照）；天津条例条文未核实',
    unverified: true,
  },
  LEAK_REPORTED: {
    kind: 'alarm',
    title: '险情：燃气泄漏',
    grade: 'A',
    actor: 'office',
    endsWhen: '抢修完成、读数为零，并由第二人复核解除',
    basis: '《城镇燃气管理条例》第四十条',
  },
  DELIVERY_REFUSED: {
    kind: 'alarm',
    title: '用户拒收气瓶',
    grade: 'B',
    actor: 'company',
    endsWhen: '气站换送、收回或核实后答复',
    basis: '住户可以拒收没有二维码或不合格的气瓶（外地做法，参照）；天津条文未核实',
    unverified: true,
  },
  LICENCE_EXPIRED: {
    kind: 'alarm',
    title: '企业许可证已过期',
    grade: 'A',
    actor: 'company',
    endsWhen: '停止该项经营；换发许可证并由区安委办登记新证',
    basis: '《城镇燃气经营安全重大隐患判定标准》第四条；《特种设备安全法》第四十九条',
  },
  LICENCE_DUE_SOON: {
    kind: 'warning',
    title: '企业许可证60天内到期',
    grade: 'C',
    actor: 'company',
    endsWhen: '换发许可证并由区安委办登记新证',
    basis: '各许可证载明的有效期；提前60天提醒、30天再催，为本区设定',
  },
  INTERFACE_SILENT: {
    kind: 'alarm',
    title: '企业接口静默',
    grade: 'C',
    actor: 'office',
    endsWhen: '企业的软件恢复上报；已停用软件的，停用其接口密钥',
    basis: '逐瓶实时溯源须有连续上报；静默时限按密钥设定，默认24小时',
  },
}

const withDefaults = (code: AlertRule): AlertRuleInfo => ({ unverified: false, foldsUnder: [], ...RULES[code], code })

export const ALERT_RULE_INFO: Record<AlertRule, AlertRuleInfo> = Object.fromEntries(
  (Object.keys(RULES) as AlertRule[]).map((code) => [code, withDefaults(code)]),
) as Record<AlertRule, AlertRuleInfo>

type Params = Readonly<Record<string, string | number>>

const text = (params: Params, name: string): string => String(params[name] ?? '')
const month = (params: Params, name: string): string => monthWords(text(params, name))
const day = (params: Params, name: string): string => dateWords(text(params, name))
const derived = (params: Params): string => (params.derived === 1 ? '（推算）' : '')

const WORDS: Record<Exclude<AlertRule, StoryAlertRule>, (params: Params) => string> = {
  CYL_TEST_OVERDUE: (p) => `检验已于${month(p, 'until')}到期${derived(p)}`,
  CYL_TEST_DUE_SOON: (p) => `检验有效期到${day(p, 'until')}为止${derived(p)}`,
  CYL_LIFE_EXPIRED: (p) => `使用年限已于${month(p, 'until')}到期，强制报废年限为${month(p, 'scrapOn')}`,
  CYL_RECALLED: (p) => `${day(p, 'on')}起召回（${text(p, 'what')}）：关阀停用，等气站上门换回，不要自己处理`,
  CYL_UNREGISTERED: () => '现场有这只瓶，登记里没有',
  CYL_MISSING: () => '登记在户，核瓶时不在，去向不明',
  CYL_FILLED_SCRAPPED: (p) => `${day(p, 'on')}报了充装，这之前已经报废或注销`,
  CYL_FILLED_OVERDUE: (p) =>
    `${day(p, 'on')}报了充装，当时${p.life === 1 ? '使用年限' : '检验'}已于${month(p, 'until')}到期`,
  CYL_FILLED_FOREIGN: (p) => `${day(p, 'on')}报充装的企业不是这只瓶的产权企业`,
  CYL_FILLED_UNKNOWN: (p) => `${day(p, 'on')}报了充装，这只瓶没有登记`,
  CYL_FILLED_UNSAFE: (p) => `${day(p, 'on')}报的充装，充装前后检查有不合格`,
  DELIVERY_FOUND: (p) =>
    `${day(p, 'on')}送气工看到：${hazardTitle(text(p, 'item'), text(p, 'reason'))}${Number(p.count) > 1 ? `等${text(p, 'count')}项` : ''}`,
  STOCK_OVER_LIMIT: (p) => `存瓶${text(p, 'bottles')}只，标称共${text(p, 'kilograms')}公斤，没有气瓶间`,
  STOVE_EXPIRED: (p) => `灶具使用年限已于${day(p, 'until')}到期`,
  HOSE_EXPIRED: (p) => `软管使用年限已于${day(p, 'until')}到期`,
  REGULATOR_EXPIRED: (p) => `调压器使用年限已于${day(p, 'until')}到期`,
  DETECTOR_EXPIRED: (p) => `报警器使用年限已于${day(p, 'until')}到期`,
  EQUIPMENT_DUE_SOON: (p) => `${text(p, 'parts')}使用年限到${day(p, 'until')}为止`,
  VISIT_OVERDUE: (p) => `应在${day(p, 'dueOn')}前入户检查，至今未完成`,
  HAZARD_OVERDUE: (p) => {
    const what = p.item ? `${hazardTitle(text(p, 'item'), text(p, 'reason'))}：` : ''
    return p.stage === 'recheck'
      ? `${what}已报整改，应在${day(p, 'dueOn')}前复查`
      : `${what}整改期限${day(p, 'dueOn')}已过`
  },
  ACCESS_FAILED: (p) => `连续${text(p, 'times')}次到访不遇或被拒绝，最近一次${day(p, 'lastOn')}`,
  DELIVERY_REFUSED: (p) => `${day(p, 'on')}送来的气瓶${text(p, 'code')}用户没有收：${text(p, 'reason')}`,
  LICENCE_EXPIRED: (p) => `${text(p, 'licences')}有效期已于${day(p, 'until')}届满`,
  LICENCE_DUE_SOON: (p) => `${text(p, 'licences')}有效期到${day(p, 'until')}为止`,
  INTERFACE_SILENT: (p) => `自${day(p, 'heardOn')}以来没有收到企业软件上报的任何流转信息`,
  LEAK_REPORTED: (p) => `${day(p, 'foundOn')}报告燃气泄漏，人员撤离，尚未解除`,
}

/** One sentence of why, from the parameters of the condition. No personal data. */
export function alertWords(rule: AlertRule, params: Params): string {
  return isStoryAlert(rule) ? storyAlertWords(rule, params) : WORDS[rule](params)
}
