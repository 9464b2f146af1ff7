import { addDays, addMonths, type CalendarDate } from '../time/calendar'

export const RETENTION_KINDS = [
  'unused_photo',
  'report_photo',
  'import',
  'job',
  'session',
  'login_failure',
  'notice',
  'reveal_note',
  'visit_evidence',
  'party',
  'staff_name',
  'closed_erasure',
  'inspection',
  'cylinder',
  'fact',
  'server_log',
  'backup',
  'impact_assessment',
] as const
export type RetentionKind = (typeof RETENTION_KINDS)[number]

export interface RetentionRule {
  kind: RetentionKind
  label: string
  /** How long, from which day; null = for as long as the thing itself is there. */
  keep: { days: number } | { months: number } | null
  from: string
  /** What the period rests on; `unverified` = not checked against its source (未核实). */
  basis: string
  unverified: boolean
  after: string
  /** Who does it: the daily removal, another job of the system, or a person. */
  by: 'daily' | 'system' | 'person'
}

/**
 * 保存期限: shortest time that the duty needs (个人信息保护法第19条), longer where a rule asks for it.
 * 网络安全法 was amended in 2025; whether the duty to keep logs still stands in its article 21 could not be checked.
 * A photo that no record uses is kept a week: a phone may come back from a week without network and still want it.
 */
export const RETENTION: readonly RetentionRule[] = [
  {
    kind: 'unused_photo',
    label: '上传后没有用上的照片',
    keep: { days: 7 },
    from: '上传',
    basis: '最短必要时间（个人信息保护法第19条）；长假无网的手机仍可补交',
    unverified: false,
    after: '删除照片',
    by: 'daily',
  },
  {
    kind: 'report_photo',
    label: '随手报拍了没交的照片',
    keep: { days: 1 },
    from: '上传',
    basis: '最短必要时间（个人信息保护法第19条）',
    unverified: false,
    after: '删除照片',
    by: 'system',
  },
  {
    kind: 'import',
    label: '导入台账的原表和预览',
    keep: { days: 1 },
    from: '导入完成或放弃',
    basis: '最短必要时间（个人信息保护法第19条）',
    unverified: false,
    after: '删除原表，只留条数和经办人',
    by: 'system',
  },
  {
    kind: 'job',
    label: '后台任务',
    keep: { days: 3 },
    from: '完成',
    basis: '运行所需，不含个人信息',
    unverified: false,
    after: '删除',
    by: 'system',
  },
  {
    kind: 'session',
    label: '登录会话',
    keep: { days: 7 },
    from: '过期',
    basis: '最短必要时间（个人信息保护法第19条）',
    unverified: false,
    after: '删除',
    by: 'system',
  },
  {
    kind: 'login_failure',
    label: '密码输错次数',
    keep: { days: 1 },
    from: '第一次输错',
    basis: '只为锁定所需',
    unverified: false,
    after: '删除',
    by: 'system',
  },
  {
    kind: 'notice',
    label: '发给用户的通知',
    keep: { months: 6 },
    from: '发送',
    basis: '网络日志不少于六个月（网络安全法 2016 年文本第21条）',
    unverified: true,
    after: '删去收件人和内容，只留条数',
    by: 'daily',
  },
  {
    kind: 'reveal_note',
    label: '查看个人信息时写的说明',
    keep: { months: 36 },
    from: '查看',
    basis: '建议三年；法定不少于六个月（网络安全法 2016 年文本第21条）',
    unverified: true,
    after: '删去说明文字，谁在何时为何查看仍在',
    by: 'daily',
  },
  {
    kind: 'visit_evidence',
    label: '检查的签字、照片、备注',
    keep: { months: 36 },
    from: '检查',
    basis: '检查记录至少存 2 年（青岛市燃气管理条例第28条、DB4114/T 185）；本区取 3 年，天津条文',
    unverified: true,
    after: '删去签字、照片和备注，结论与校验值仍在',
    by: 'daily',
  },
  {
    kind: 'party',
    label: '已搬离用户的姓名电话',
    keep: { months: 24 },
    from: '搬离',
    basis: '检查记录至少存 2 年，其间须知道是谁（同上），天津条文',
    unverified: true,
    after: '按“删除个人信息”办理',
    by: 'daily',
  },
  {
    kind: 'staff_name',
    label: '停用账号（离岗人员）的姓名和登录名',
    keep: { months: 36 },
    from: '停用',
    basis: '检查的签字和照片存 3 年，其间须知道是谁查的（谁检查、谁签字、谁负责），天津条文',
    unverified: true,
    after: '删去姓名、登录名和密码；工号和经手的记录仍在',
    by: 'daily',
  },
  {
    kind: 'closed_erasure',
    label: '删除申请里的说明',
    keep: { months: 36 },
    from: '办结',
    basis: '处理记录至少存 3 年（个人信息保护法第56条）',
    unverified: false,
    after: '删去说明文字',
    by: 'daily',
  },
  {
    kind: 'inspection',
    label: '检查、隐患的结论',
    keep: null,
    from: '检查',
    basis: '不含个人信息，用于统计和追溯',
    unverified: false,
    after: '长期保存',
    by: 'system',
  },
  {
    kind: 'cylinder',
    label: '气瓶档案',
    keep: null,
    from: '建档',
    basis: '存至气瓶报废（气瓶安全监察规定）',
    unverified: true,
    after: '报废后仍作追溯',
    by: 'system',
  },
  {
    kind: 'fact',
    label: '事实流水',
    keep: null,
    from: '发生',
    basis: '只有编号、代码和校验值；审计日志不少于六个月（网络安全法 2016 年文本第21条）',
    unverified: true,
    after: '长期保存',
    by: 'system',
  },
  {
    kind: 'server_log',
    label: '服务器日志',
    keep: { months: 6 },
    from: '写入',
    basis: '不少于六个月（网络安全法 2016 年文本第21条）；日志不含姓名电话',
    unverified: true,
    after: '由运维按期清除',
    by: 'person',
  },
  {
    kind: 'backup',
    label: '备份',
    keep: { days: 30 },
    from: '备份',
    basis: '旧备份里还有已删除的人，所以不宜久留；恢复旧备份后须重办期间的删除',
    unverified: false,
    after: '由运维删除',
    by: 'person',
  },
  {
    kind: 'impact_assessment',
    label: '个人信息保护影响评估报告',
    keep: { months: 36 },
    from: '完成',
    basis: '至少三年（个人信息保护法第56条）',
    unverified: false,
    after: '由安全管理员归档',
    by: 'person',
  },
]

/** What the daily removal itself looks after. */
export const EXPIRING_KINDS = [
  'unused_photo',
  'notice',
  'reveal_note',
  'visit_evidence',
  'party',
  'staff_name',
  'closed_erasure',
] as const satisfies readonly RetentionKind[]
export type ExpiringKind = (typeof EXPIRING_KINDS)[number]

export const retentionOf = (kind: RetentionKind): RetentionRule =>
  RETENTION.find((rule) => rule.kind === kind) as RetentionRule

/** 3 年, 6 个月, 7 天. */
export function keepWords({ keep }: Pick<RetentionRule, 'keep'>): string {
  if (keep === null) return '不限'
  if ('days' in keep) return `${keep.days} 天`
  return keep.months % 12 === 0 ? `${keep.months / 12} 年` : `${keep.months} 个月`
}

/** What began before this day is past its time today. */
export function keptSince({ keep }: Pick<RetentionRule, 'keep'>, today: CalendarDate): CalendarDate | null {
  if (keep === null) return null
  return 'days' in keep ? addDays(today, -keep.days) : addMonths(today, -keep.months)
}
