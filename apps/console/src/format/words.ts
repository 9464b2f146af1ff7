import type { AlertRule, Category, FactKind, ThingKind } from '@app/domain'

/** Reasons by which the alert centre filters; the title of a single alert comes from the server. */
export const ALERT_RULE_LABEL: Record<AlertRule, string> = {
  LEAK_REPORTED: '险情',
  CYL_TEST_OVERDUE: '气瓶超期未检',
  CYL_TEST_DUE_SOON: '气瓶 30 天内到检',
  CYL_LIFE_EXPIRED: '气瓶超使用年限',
  CYL_UNREGISTERED: '未登记瓶',
  CYL_MISSING: '气瓶去向不明',
  STOCK_OVER_LIMIT: '存瓶超量',
  STOVE_EXPIRED: '灶具超年限',
  HOSE_EXPIRED: '软管超年限',
  REGULATOR_EXPIRED: '调压阀超年限',
  DETECTOR_EXPIRED: '报警器超年限',
  EQUIPMENT_DUE_SOON: '设备即将到期',
  VISIT_OVERDUE: '超期未入户',
  HAZARD_OVERDUE: '隐患超期未改',
  ACCESS_FAILED: '两次未能入户',
}

export const THING_LABEL: Record<ThingKind, string> = {
  cylinder: '气瓶',
  appliance: '灶具组',
  detector: '报警器',
  place: '场所',
}

/** The order in which a visit goes round. */
export const CATEGORY_ORDER: readonly Category[] = [
  'gas',
  'cylinder',
  'valve',
  'hose',
  'stove',
  'detector',
  'place',
  'management',
]

export const FACT_LABEL: Record<FactKind, string> = {
  'inspection.submitted': '提交检查',
  'hazard.found': '发现隐患',
  'hazard.confirmed': '确认隐患',
  'hazard.dispatched': '隐患派单',
  'hazard.rectified': '报整改',
  'hazard.rechecked': '复查',
  'hazard.returned': '退回',
  'alert.raised': '发出告警',
  'alert.updated': '更新告警',
  'alert.acknowledged': '接收告警',
  'alert.dispatched': '告警派单',
  'alert.disputed': '报误报',
  'alert.closed': '告警办结',
  'cylinder.registered': '气瓶建档',
  'cylinder.discovered': '发现未登记瓶',
  'cylinder.counted': '核瓶',
  'premises.registered': '场所建档',
  'premises.visited': '到访',
  'equipment.recorded': '设备登记',
  'party.bound': '住户绑定',
  'party.revealed': '查看个人信息',
  'account.created': '建立账号',
  'account.withdrawn': '停用账号',
  'job.retried': '重试任务',
  'register.imported': '导入名册',
}

export const factLabel = (kind: string): string => (FACT_LABEL as Record<string, string>)[kind] ?? kind
