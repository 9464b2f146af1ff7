import type { AreaKind } from '../area/area'
import type { AssignmentKind } from '../grid/staffing'
import type { CalendarDate } from '../time/calendar'
import type { Commitment } from './bodies'

export interface AreaOpenedBody {
  actionId: string
  code: string
  kind: AreaKind
  fromOn: CalendarDate
}

export interface AreaClosedBody {
  actionId: string
  code: string
  toOn: CalendarDate
}

export interface GridAssignedBody {
  actionId: string
  assignmentId: string
  gridCode: string
  accountId: string
  kind: AssignmentKind
  fromOn: CalendarDate
  toOn: CalendarDate | null
}

export interface GridEndedBody {
  actionId: string
  assignmentId: string
  gridCode: string
  accountId: string
  toOn: CalendarDate
}

export interface GridHandedOverBody {
  handoverId: string
  gridCode: string
  fromAccountId: string
  toAccountId: string
  fromOn: CalendarDate
  note: Commitment | null
}
