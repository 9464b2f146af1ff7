import type { RecallCriteria, RecallOutcome, RecallPlace, RecallReason } from '../recall/recall'
import type { Commitment } from './bodies'

export interface RecallOpenedBody {
  actionId: string
  recallId: string
  criteria: RecallCriteria
  reason: RecallReason
  note: Commitment | null
}

/** A cylinder belongs to a recall; `causeFactId` says why, null where the register does (its maker). */
export interface RecallItemAddedBody {
  recallId: string
  itemId: string
  cylinderId: string
  causeFactId: string | null
  /** What brought it in was told after the recall had been opened. */
  late: boolean
  place: { kind: RecallPlace; id: string | null }
  companyId: string | null
}

/** What became of it, with the fact or the picture that shows it. */
export interface RecallItemEndedBody {
  recallId: string
  itemId: string
  cylinderId: string
  outcome: RecallOutcome
  evidenceFactId: string | null
  photoIds: string[]
  actionId: string | null
  note: Commitment | null
}

/** What had ended it was corrected by its sender: it is looked for again. */
export interface RecallItemReopenedBody {
  recallId: string
  itemId: string
  cylinderId: string
  correctionFactId: string
}

export interface RecallClosedBody {
  actionId: string
  recallId: string
  total: number
  ended: number
  note: Commitment | null
}
