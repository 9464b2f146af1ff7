import type { CustodyStep, CustodyView } from './custody'

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
  return recent.flatMap((step, i) => {
    const earlier = recent.slice(i + 1)
    const flags = [
      scrap && isTrade(step) && step.at > scrap.at ? ('after_scrap' as const) : null,
      end && isTrade(step) && step.at > end.at ? ('after_end' as const) : null,
      holderFlag(step, earlier),
      emptyFlag(step, earlier),
      step.unsafe ? ('filled_unsafe' as const) : null,
    ]
    return flags.filter((flag) => flag !== null).map((flag) => ({ factId: step.factId, flag }))
  })
}

const isTrade = ({ kind }: CustodyStep): boolean =>
  kind === 'fill' || kind === 'move' || kind === 'deliver' || kind === 'collect'

function holderFlag(step: CustodyStep, earlier: readonly CustodyStep[]): StepFlag | null {
  const before = earlier.find(({ stage, kind }) => stage !== null && kind !== 'deregister')
  if (before === undefined || before.to === null || before.kind === 'missed') return null
  if (step.kind === 'fill') return before.stage === 'at_user' ? 'filled_at_user' : null
  if (step.from === null || step.kind === 'missed' || step.from.id === before.to.id) return null
  return step.kind === 'collect' ? 'not_there' : 'not_held'
}

function emptyFlag(step: CustodyStep, earlier: readonly CustodyStep[]): StepFlag | null {
  if (step.kind !== 'deliver') return null
  const last = earlier.find(({ kind }) => kind === 'fill' || kind === 'collect')
  return last?.kind === 'collect' ? 'delivered_empty' : null
}
