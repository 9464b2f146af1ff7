import type { AppointmentStatus, DayPart, WithdrawReason } from '../appointment/appointment'
import type { VisitKind } from '../inspection/inspection'
import type { ReportCategory, ReportOutcome, ReportSource } from '../report/report'
import type { CalendarDate } from '../time/calendar'
import type { Commitment } from './bodies'

export interface FamilyBody {
  memberId: string
  occupancyId: string
  premisesId: string
}

export interface AppointmentAnnouncedBody {
  appointmentId: string
  premisesId: string
  inspectorId: string
  purpose: VisitKind
  visitOn: CalendarDate
  dayPart: DayPart
  agreed: boolean
}

/** Left out by releases that did not ask for a reason. */
export interface AppointmentWithdrawnBody extends AppointmentAnnouncedBody {
  reason?: WithdrawReason
}

export interface AppointmentAnsweredBody {
  appointmentId: string
  status: AppointmentStatus
  wishedOn: CalendarDate | null
  wishedPart: DayPart | null
}

/** Says nothing of who reported: not even whether somebody was logged in. */
export interface ReportReceivedBody {
  reportId: string
  source: ReportSource
  category: ReportCategory
  photoIds: string[]
  where: Commitment
  text: Commitment | null
}

export interface ReportActedBody {
  reportId: string
  actionId: string
  note: Commitment | null
}

export interface ReportHandedBody extends ReportActedBody {
  accountId: string
}

export interface ReportTransferredBody extends ReportActedBody {
  from: string
  to: string
}

export interface ReportCheckedBody extends ReportActedBody {
  photoIds: string[]
}

export interface ReportRegisteredBody extends ReportActedBody {
  premisesId: string | null
  cylinderId: string | null
}

export interface ReportClosedBody extends ReportActedBody {
  outcome: ReportOutcome
}
