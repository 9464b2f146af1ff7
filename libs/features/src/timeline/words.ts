import {
  ACTOR_LABEL,
  type Actor,
  ALERT_RULE_INFO,
  type AlertRule,
  alertWords,
  BOTTLE_FATE_LABEL,
  BOTTLE_PRESENCE_LABEL,
  BOTTLE_USE_LABEL,
  type BottleFate,
  type BottlePresence,
  type BottleUse,
  type CalendarDate,
  dateWords,
  ERASURE_KEPT_LABEL,
  type ErasureKept,
  type Finding,
  GRADE_LABEL,
  type Grade,
  hazardTitle,
  OCCUPANCY_ROLE_LABEL,
  type OccupancyRole,
  PERSON_ASKING_LABEL,
  type PersonAsking,
  PREMISES_STATUS_LABEL,
  PREMISES_TYPE_LABEL,
  type PremisesStatus,
  type PremisesType,
  publishedMeasure,
  REPLACEMENT_LABEL,
  REVEAL_FIELD_LABEL,
  REVEAL_PURPOSE_LABEL,
  type RecordField,
  type RecordPurpose,
  type Replacement,
  type RetentionKind,
  type RevealField,
  type RevealPurpose,
  ROLE_LABEL,
  type Role,
  retentionOf,
  VISIT_KIND_LABEL,
  VISIT_OUTCOME_LABEL,
  type VisitKind,
  type VisitOutcome,
} from '@app/domain'

/** A fact in words. */
export interface FactWords {
  title: string
  detail: string[]
}

type Line = string | null | undefined

/** What is known, and nothing of what is not. */
export const lines = (...texts: Line[]): string[] => texts.filter((text): text is string => Boolean(text))

export const visitTitle = (kind?: VisitKind, outcome?: VisitOutcome): string =>
  `${kind ? VISIT_KIND_LABEL[kind] : ''}检查${outcome ? `：${VISIT_OUTCOME_LABEL[outcome]}` : ''}`

export function findings(outcome: VisitOutcome | undefined, found: readonly Finding[]): string[] {
  if (found.length === 0) return outcome === 'completed' ? ['未发现隐患'] : []
  return found.map(
    (f) => `${GRADE_LABEL[f.grade]}：${hazardTitle(f.item, f.reason)}${f.fixedOnSite ? '（当场改好）' : ''}`,
  )
}

export const hazard = (item?: string, reason?: string): string => hazardTitle(item ?? '', reason ?? '')
export const grade = (code?: Grade): Line => code && GRADE_LABEL[code]
export const measure = (code?: string): Line => code && publishedMeasure(code)
export const until = (date?: CalendarDate | null): Line => date && `期限 ${dateWords(date)}`
export const noted = (commitment?: string | null): Line => commitment && '附有说明'
export const photos = (ids?: readonly string[]): Line => (ids?.length ? `照片 ${ids.length} 张` : null)
export const actor = (code: Actor): string => ACTOR_LABEL[code]
export const role = (code?: Role): Line => code && ROLE_LABEL[code]

/** The detector shows whole and tenths of %LEL. */
export const reading = (tenths?: number | null): Line =>
  tenths === null || tenths === undefined ? null : `检测仪读数 ${tenths / 10} %LEL`

export const alertTitle = (rule?: AlertRule): string =>
  rule ? `${ALERT_RULE_INFO[rule].kind === 'warning' ? '预警' : '告警'}：${ALERT_RULE_INFO[rule].title}` : '产生告警'

export const alertWhy = (rule?: AlertRule, params?: Record<string, string | number>): Line =>
  rule && params && alertWords(rule, params)

export const counted = (presence?: BottlePresence, use?: BottleUse | null): string =>
  `核瓶：${presence ? BOTTLE_PRESENCE_LABEL[presence] : ''}${use ? `（${BOTTLE_USE_LABEL[use]}）` : ''}`

export const premises = (type?: PremisesType, status?: PremisesStatus): string[] =>
  lines(type && PREMISES_TYPE_LABEL[type], status && PREMISES_STATUS_LABEL[status])

export const cleared = (fate?: BottleFate): string => `清瓶${fate ? `：${BOTTLE_FATE_LABEL[fate]}` : ''}`
export const replaced = (by?: Replacement | null): Line => by && REPLACEMENT_LABEL[by]
export const statusChanged = (from?: PremisesStatus, to?: PremisesStatus): string =>
  from && to ? `${PREMISES_STATUS_LABEL[from]}改为${PREMISES_STATUS_LABEL[to]}` : '场所状态变更'

/** A sign is hung out and taken down; people move. */
export const movedIn = (role?: OccupancyRole): string =>
  role === 'trade_name' ? '启用字号' : `${role ? OCCUPANCY_ROLE_LABEL[role] : '用户'}入住`
export const movedOut = (role?: OccupancyRole): string =>
  role === 'trade_name' ? '停用字号' : `${role ? OCCUPANCY_ROLE_LABEL[role] : '用户'}搬离`

export const revealed = (field?: RevealField | RecordField): Line => field && REVEAL_FIELD_LABEL[field]
/** Looks of older releases carry their reason beside them only. */
export const purpose = (code?: RevealPurpose | RecordPurpose): Line =>
  code ? REVEAL_PURPOSE_LABEL[code] : '已说明原因'

export const asking = (code?: PersonAsking): Line => code && `${PERSON_ASKING_LABEL[code]}提出`
export const kept = (codes: readonly ErasureKept[]): string =>
  codes.map((code) => ERASURE_KEPT_LABEL[code].replace(/（.*$/, '')).join('、')
export const retention = (kind?: RetentionKind): Line => kind && retentionOf(kind).label

const LISTS: Record<string, string> = {
  premises: '用气场所',
  cylinders: '气瓶',
  hazards: '隐患',
  alerts: '告警',
  inspections: '入户检查',
  companies: '燃气企业',
}
export const exported = (list?: string): Line => list && LISTS[list]
