import type {
  Answer,
  AnswerResult,
  BottleCount,
  BottlePresence,
  CalendarDate,
  Category,
  CylinderDates,
  Equipment,
  Instant,
  LeakReport,
  SignerKind,
  SigningMode,
  VisitKind,
  VisitOutcome,
} from '@app/domain'
import type { HeldPhoto } from '../photos/held-photo'
import type { TodayPremises } from '../state/today'

/** One bottle of the 核瓶 while it is being counted. */
export interface DraftBottle extends Omit<BottleCount, 'presence'> {
  presence: BottlePresence | null
  /** Number on the label, as people say it. */
  code: string
  /** null for a bottle that no register knows. */
  dates: CylinderDates | null
}

/** An answer may hold its photo before it is given. */
export interface DraftAnswer extends Omit<Answer, 'result'> {
  result: AnswerResult | null
}

export interface DraftSigning {
  kind: SignerKind | null
  mode: SigningMode | null
  reason: string | null
  witness: string
}

/** 联合检查 as this phone sees it. */
export interface DraftJoint {
  lead: boolean
  code: string
  on: CalendarDate
  /** What the colleague looks at: handed over by 主责, or taken over here. */
  handed: Category[]
  /** Joined by the code alone: what he looks at, the colleague says himself. */
  chooses?: boolean
  /** What the visit was before it became a joint one. */
  kind: VisitKind
}

/** A visit in progress: everything the inspector has said so far, kept on the phone at each change. */
export interface VisitDraft {
  id: string
  accountId: string
  premises: TodayPremises
  kind: VisitKind
  outcome: VisitOutcome | null
  startedAt: Instant
  updatedAt: Instant
  bottles: DraftBottle[]
  equipment: Equipment[]
  hasCylinderRoom: boolean
  answers: DraftAnswer[]
  previous: { hazardId: string; title: string; putRight: boolean | null }[]
  photos: HeldPhoto[]
  /** Photos of the place, the door, the slip; the others are named by the answers. */
  placePhotoIds: string[]
  outcomeReason: string | null
  nextVisitOn: string | null
  leak: LeakReport | null
  note: string
  /** When the result was shown to the household; deadlines count from here and both sign it. */
  shownAt: Instant | null
  signing: DraftSigning
  /** Of a joint visit: which share of it is done on this phone. */
  joint?: DraftJoint | null
  /** What the server found wrong with the last submission, until it is corrected. */
  problems: { path: string; message: string; item?: string }[]
}
