import type { Grade, ThingKind } from '../checklist/checklist'
import type { CalendarDate, Instant } from '../time/calendar'

/** 已管控(待派单) → 已派单 → 已整改(待复查) → 办结 */
export type HazardStatus = 'open' | 'dispatched' | 'rectified' | 'closed'
export const HAZARD_STATUS_LABEL: Record<HazardStatus, string> = {
  open: '已管控待派单',
  dispatched: '整改中',
  rectified: '待复查',
  closed: '已办结',
}

export type HazardAction = 'dispatch' | 'rectify' | 'recheck' | 'return'

/** State of a hazard as facts make it (see `applyHazardFact`). */
export interface HazardState {
  id: string
  /** null when it is a company's own (企业监督检查). */
  premisesId: string | null
  /** Whose own it is; null for what was found at premises. */
  companyId: string | null
  item: string
  reason: string
  thingKind: ThingKind
  thingId: string
  grade: Grade
  measure: string
  status: HazardStatus
  foundAt: Instant
  foundInspectionId: string
  deadlineOn: CalendarDate | null
  structural: boolean
  /** 险情: ends with a repair record, a zero reading and release by a second person. */
  emergency: boolean
  assigneeAccountId: string | null
  assigneeCompanyId: string | null
  rectifiedBy: string | null
  rectifiedAt: Instant | null
  closedAt: Instant | null
  closeReason: 'fixed_on_site' | 'rechecked' | 'mistaken' | 'merged' | null
  returns: number
}
