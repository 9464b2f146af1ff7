import { DomainError } from '../error/domain-error'
import { HAZARD_STATUS_LABEL, type HazardAction, type HazardState, type HazardStatus } from './hazard'

export const HAZARD_ACTION_LABEL: Record<HazardAction, string> = {
  dispatch: '派单',
  rectify: '报整改',
  recheck: '复查',
  return: '退回',
}

/** What may be done in each state. A household may put things right before anyone was sent, so `open` allows 报整改. */
const ALLOWED: Record<HazardStatus, readonly HazardAction[]> = {
  open: ['dispatch', 'rectify'],
  dispatched: ['dispatch', 'rectify', 'return'],
  rectified: ['recheck', 'return'],
  closed: [],
}

type Judged = Pick<HazardState, 'status' | 'rectifiedBy'>

/** The actions this person may take now; whether the role may take them at all is the caller's question. */
export function allowedHazardActions(state: Judged, actorId: string | null): HazardAction[] {
  return ALLOWED[state.status].filter((action) => action !== 'recheck' || state.rectifiedBy !== actorId)
}

export interface HazardActionInput {
  actorId: string | null
  photoIds?: readonly string[]
  /** Detector reading in %LEL × 10. */
  readingLelTenths?: number | null
  /** Result of a recheck. */
  pass?: boolean
}

/** Throws a `DomainError` when the action cannot be taken now by this person with this evidence. */
export function assertHazardAction(
  state: Judged & Pick<HazardState, 'emergency'>,
  action: HazardAction,
  input: HazardActionInput,
): void {
  if (!ALLOWED[state.status].includes(action)) {
    throw new DomainError(
      'HAZARD_STATE',
      `隐患现在是“${HAZARD_STATUS_LABEL[state.status]}”，不能${HAZARD_ACTION_LABEL[action]}，请刷新后再看`,
    )
  }
  if (action === 'recheck' && state.rectifiedBy === input.actorId) {
    throw new DomainError('HAZARD_SAME_PERSON', '复查不能由报整改的本人来做，请换另一人复查')
  }
  assertEvidence(state, action, input)
}

function assertEvidence(
  { emergency }: Pick<HazardState, 'emergency'>,
  action: HazardAction,
  input: HazardActionInput,
): void {
  if (action === 'rectify' && input.photoIds?.length === 0) {
    throw new DomainError('HAZARD_PHOTO_MISSING', '请拍整改后的照片')
  }
  const releases = action === 'rectify' || (action === 'recheck' && input.pass === true)
  if (emergency && releases && input.readingLelTenths !== 0) {
    throw new DomainError('HAZARD_READING_NOT_ZERO', '险情须检测仪读数为零才能解除，请填写读数')
  }
}
