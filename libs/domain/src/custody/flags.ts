import type { CustodyStep, CustodyView, Mark } from './custody'

/** Steps that cannot follow what is known. They are stored all the same: field reality beats paperwork. */
export const STEP_FLAGS = [
  'after_scrap',
  'after_end',
  'not_held',
  'not_there',
  'filled_at_user',
  'delivered_empty',
  'filled_unsafe',
] as const
export type StepFlag = (typeof STEP_FLAGS)[number]
export const STEP_FLAG_LABEL: Record<StepFlag, string> = {
  after_scrap: '已报废的瓶又有流转',
  after_end: '已注销的瓶又有流转',
  not_held: '交出的一方当时并不持有这只瓶',
  not_there: '收瓶的用户处当时并没有这只瓶',
  filled_at_user: '登记还在用户处，却报了充装（缺回收记录）',
  delivered_empty: '回收后没有充装记录就又配送',
  filled_unsafe: '充装前后检查不合格仍充装',
}

export interface FlaggedStep {
  factId: string
  flag: StepFlag
}

/** A pure function of the steps in their own order: what arrives late takes back the flag it explains. */
export function impossibleSteps({ recent, scrap, end }: CustodyView): FlaggedStep[] {
  const found: FlaggedStep[] = []
  /** The last that said where it is, and the last that filled or emptied it. */
  let placed: CustodyStep | null = null
  let emptied = false
  for (let i = recent.length - 1; i >= 0; i--) {
    const step = recent[i] as CustodyStep
    const flags = [goneFlag(step, scrap, end), holderFlag(step, placed), emptyFlag(step, emptied)]
    for (const flag of flags) if (flag) found.push({ factId: step.factId, flag })
    if (step.unsafe) found.push({ factId: step.factId, flag: 'filled_unsafe' })
    if (step.stage !== null && step.kind !== 'deregister') placed = step
    if (step.kind === 'fill' || step.kind === 'collect') emptied = step.kind === 'collect'
  }
  return found
}

const TRADE: readonly CustodyStep['kind'][] = ['fill', 'move', 'deliver', 'collect']

function goneFlag({ kind, at }: CustodyStep, scrap: Mark | null, end: Mark | null): StepFlag | null {
  if (!TRADE.includes(kind)) return null
  if (scrap && at > scrap.at) return 'after_scrap'
  return end && at > end.at ? 'after_end' : null
}

function holderFlag(step: CustodyStep, before: CustodyStep | null): StepFlag | null {
  if (before === null || before.to === null || before.kind === 'missed') return null
  if (step.kind === 'fill') return before.stage === 'at_user' ? 'filled_at_user' : null
  if (step.from === null || step.kind === 'missed' || step.from.id === before.to.id) return null
  return step.kind === 'collect' ? 'not_there' : 'not_held'
}

const emptyFlag = ({ kind }: CustodyStep, emptied: boolean): StepFlag | null =>
  kind === 'deliver' && emptied ? 'delivered_empty' : null
