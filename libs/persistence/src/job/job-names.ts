/** Every job there is. The start compares this list with the handlers. */
export const JOB_NAMES = [
  'review.run',
  'notice.send',
  'store.purge',
  'import.plan',
  'import.apply',
  'import.purge',
  'grids.turn',
  'file.unlink',
  'record.expire',
  'store.scrub',
  'report.purge',
  'premises.index',
  'recall.run',
] as const

export type JobName = (typeof JOB_NAMES)[number]
