import type { Holder } from '../custody/custody'
import type { CylinderEvent, DeliveryCheck } from '../custody/event'
import type { CylinderState } from '../cylinder/cylinder'
import type { Commitment } from './bodies'

/** A message of a company with what its codes meant on that day. Numbers of workers, vehicles and orders, never a name. */
export interface CylinderEventBody<E extends CylinderEvent = CylinderEvent> {
  event: E
  cylinderId: string
  companyId: string
  from: Holder | null
  to: Holder | null
  /** 送检: what stands at a test station is there to be tested. */
  atTestStation: boolean
}

export const CORRECTION_REASONS = [
  'wrong_cylinder',
  'wrong_time',
  'wrong_place',
  'wrong_content',
  'never_happened',
] as const
export type CorrectionReason = (typeof CORRECTION_REASONS)[number]
export const CORRECTION_REASON_LABEL: Record<CorrectionReason, string> = {
  wrong_cylinder: '报错了瓶',
  wrong_time: '时间报错',
  wrong_place: '地点报错',
  wrong_content: '内容报错',
  never_happened: '没有发生',
}

/** 更正: stands beside the fact it corrects; of several corrections of one fact the last counts. */
export interface CylinderEventCorrectedBody {
  correctionId: string
  correctsFactId: string
  /** The how-many-th correction of that fact. */
  nth: number
  cylinderId: string
  /** Who had reported it; null where one of ours or a household had. */
  companyId: string | null
  reason: CorrectionReason
  /** Of whoever marked a misreading: how it was found out. */
  note?: Commitment | null
  /** What should have been reported; null = nothing at all. */
  instead: CylinderEventBody | null
  /** Where the register sees the cylinder now that its life was told anew. */
  state: Pick<CylinderState, 'status' | 'premisesId' | 'presence' | 'use' | 'lastSeenAt'>
}

/** 随瓶安检: one visit of a courier, with all cylinders that he brought. */
export interface DeliveryCheckedBody extends DeliveryCheck {
  companyId: string
  premisesId: string
  cylinderIds: string[]
}

/** 扫码: somebody of ours or a household held the cylinder in view. */
export interface CylinderScannedBody {
  cylinderId: string
  by: 'inspector' | 'household'
  /** Where; null when it is not known. */
  premisesId: string | null
}

/** 确认套码: somebody judged that two bottles carry this code. The two facts that clash, and the homes they stood at. */
export interface CylinderTwinConfirmedBody {
  actionId: string
  alertId: string
  cylinderId: string
  factIds: [string, string]
  premisesIds: [string | null, string | null]
  note: Commitment | null
}
