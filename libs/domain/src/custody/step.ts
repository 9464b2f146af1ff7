import type { Instant } from '../time/calendar'
import { EVENT_KIND_LABEL, EVENT_KINDS, type HolderKind } from './event'

/** 所在环节, derived from the facts. */
export const STAGES = [
  'filed',
  'filled',
  'stock',
  'on_way',
  'at_user',
  'returned',
  'testing',
  'scrapped',
  'deregistered',
] as const
export type Stage = (typeof STAGES)[number]
export const STAGE_LABEL: Record<Stage, string> = {
  filed: '在册',
  filled: '已充装',
  stock: '库存',
  on_way: '运输配送中',
  at_user: '在用户处',
  returned: '空瓶回收',
  testing: '送检',
  scrapped: '已报废',
  deregistered: '已注销',
}

/** Beside what companies report, what people saw: 核瓶 at a visit, a scan by an inspector or a household. */
export const STEP_KINDS = [...EVENT_KINDS, 'counted', 'missed', 'scanned'] as const
export type StepKind = (typeof STEP_KINDS)[number]
export const STEP_KIND_LABEL: Record<StepKind, string> = {
  ...EVENT_KIND_LABEL,
  counted: '核瓶',
  missed: '核瓶未见',
  scanned: '扫码',
}

/** As one word in a row of steps: 充装 → 送达 → 核瓶. */
export function shortStep({
  kind,
  stage,
  to,
}: {
  kind: StepKind
  stage: Stage | null
  to: { kind: HolderKind } | null
}) {
  if (kind === 'deliver') return '送达'
  if (kind !== 'move') return STEP_KIND_LABEL[kind]
  if (stage === 'testing') return '送检'
  if (to?.kind === 'vehicle') return '装车'
  return to?.kind === 'courier' ? '交配送员' : '入库'
}

/** A place on the way of a cylinder; the position is that of a site, of the street for a home, null for what moves. */
export interface Spot {
  kind: HolderKind
  id: string
  /** Latitude and longitude in degrees. */
  position: readonly [number, number] | null
}

/** One moment in the life of a cylinder: what derivation, timeline and the search for impossible stories all read. */
export interface Step {
  factId: string
  kind: StepKind
  at: Instant
  /** When we learned it. */
  knownAt: Instant
  /** Who reported it; null = an inspector or a household of ours. */
  companyId: string | null
  from: Spot | null
  /** Where it is after the step; null where the step says nothing about it (建档, 注销, 未见). */
  to: Spot | null
}
