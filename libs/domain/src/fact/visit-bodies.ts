import type { CorrectionChange, CorrectionStatus } from '../inspection/correction'
import type { JointPart } from '../inspection/joint'
import type { CalendarDate } from '../time/calendar'
import type { Commitment } from './bodies'

/** What one inspector signed of a joint visit, so that the fact's hash is the hash his signature covers. */
export type InspectionPartSignedBody = JointPart

/** A sheet as it was typed in; the content itself is journalled when it is approved. */
export interface PaperEnteredBody {
  inspectionId: string
  premisesId: string
  inspectorId: string
  visitedOn: CalendarDate
  sheetNo: string
  photoIds: string[]
  contentHash: string
}

export interface PaperDecidedBody {
  inspectionId: string
  premisesId: string
  actionId: string
  contentHash: string
  reason: Commitment | null
}

export interface InspectionCorrectedBody {
  correctionId: string
  inspectionId: string
  premisesId: string
  change: CorrectionChange
  status: CorrectionStatus
  reason: Commitment
}

export interface CorrectionDecidedBody {
  correctionId: string
  inspectionId: string
  premisesId: string
  actionId: string
  agree: boolean
  reason: Commitment | null
}

/** 误录: found by a wrong entry, closed by two people. */
export interface HazardWithdrawnBody {
  hazardId: string
  correctionId: string
}
