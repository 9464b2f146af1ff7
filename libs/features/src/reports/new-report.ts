/** What every report begins with. */
export const NEW_REPORT = {
  status: 'received',
  assigneeId: null,
  premisesId: null,
  cylinderId: null,
  outcome: null,
  answerId: null,
  answeredAt: null,
  acceptedAt: null,
  handedAt: null,
  checkedAt: null,
  closedAt: null,
  version: 1,
} as const
