/** 拒收: why a household does not take a cylinder at its door. */
export const REFUSAL_REASONS = ['no_code', 'unfit', 'leak', 'short', 'not_ordered', 'other'] as const
export type RefusalReason = (typeof REFUSAL_REASONS)[number]
export const REFUSAL_REASON_LABEL: Record<RefusalReason, string> = {
  no_code: '没有码或查不到',
  unfit: '过期、报废或停用的瓶',
  leak: '漏气或外观破损',
  short: '分量不足或封口不对',
  not_ordered: '不是我订的',
  other: '其他',
}

/** What the company did about it. */
export const REFUSAL_OUTCOMES = ['replaced', 'taken_back', 'explained'] as const
export type RefusalOutcome = (typeof REFUSAL_OUTCOMES)[number]
export const REFUSAL_OUTCOME_LABEL: Record<RefusalOutcome, string> = {
  replaced: '已换送合格气瓶',
  taken_back: '已收回，不再送',
  explained: '已核实，气瓶没有问题',
}
