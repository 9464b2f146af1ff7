import type { ResponseOf } from '@app/contract'

export type Whereabouts = ResponseOf<'GET /api/v1/cylinders/:id/whereabouts'>
export type WayStep = Whereabouts['steps'][number]

/** Later than that between 发生 and 得知 is worth saying. */
const LATE_MS = 5 * 60_000

export const lateBy = ({ at, knownAt }: Pick<WayStep, 'at' | 'knownAt'>): number | null => {
  const late = Date.parse(knownAt) - Date.parse(at)
  return Math.abs(late) > LATE_MS ? late : null
}

/** One filling and everything until the next. */
export interface Round {
  /** null = its filling is not known, or not on the page yet. */
  filledAt: string | null
  /** Newest first. */
  steps: WayStep[]
}

export function roundsOf(steps: readonly WayStep[]): Round[] {
  const rounds: Round[] = []
  let open: WayStep[] = []
  for (const step of steps) {
    open.push(step)
    if (step.kind !== 'fill') continue
    rounds.push({ filledAt: step.at, steps: open })
    open = []
  }
  return open.length > 0 ? [...rounds, { filledAt: null, steps: open }] : rounds
}

/** A company is not told the fact behind a step of another one. */
export const keyOf = ({ factId, at, kind }: WayStep): string => factId ?? `${at} ${kind}`

/** 晚 3 天: how much later we learned it; the other way round their clock is wrong. */
export function lateWords(late: number): string {
  const minutes = Math.round(Math.abs(late) / 60_000)
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor(minutes / 60)]
  const words = days >= 2 ? `${days} 天` : hours >= 1 ? `${hours} 小时` : `${minutes} 分钟`
  return late > 0 ? `晚 ${words}` : `早 ${words}，上报方时钟不准`
}

/** Pages overlap in their last step: the older page knows what came before it, so its word on flags counts. */
export function joined(pages: readonly Whereabouts[]): WayStep[] {
  const steps = new Map<string, WayStep>()
  for (const { steps: page } of pages) for (const step of page) steps.set(keyOf(step), step)
  return [...steps.values()]
}

const NODES = [
  ['station', '充装站'],
  ['depot', '门店／瓶库'],
  ['vehicle', '车辆'],
  ['courier', '配送员'],
  ['home', '用户'],
  ['back', '回收'],
  ['test', '检验站'],
] as const
type NodeId = (typeof NODES)[number][0]

export interface WayNode {
  id: NodeId
  name: string
  /** skipped = the cylinder has come past without a word of this node; ahead = not there yet. */
  state: 'now' | 'done' | 'skipped' | 'ahead'
  at: string | null
  holder: string | null
  /** Why it cannot be. */
  flags: string[]
}

/** The last round on the stations of its way. */
export function wayOf({ stage, holder, steps, test }: Whereabouts): WayNode[] {
  const told = toldAt(roundsOf(steps)[0]?.steps ?? [])
  const now = nodeNow(stage, holder?.kind)
  const reached = NODES.reduce((last, [id], i) => (id !== 'test' && (told.has(id) || id === now) ? i : last), -1)
  return NODES.map(([id, name], i) => {
    const here = told.get(id) ?? []
    const last = here.at(-1)
    return {
      ...{ id, name },
      state: stateOf(id === now, here.length > 0 || (id === 'test' && test !== null), id !== 'test' && i < reached),
      at: last?.at ?? (id === 'test' ? (test?.at ?? null) : null),
      holder: last?.to?.label ?? (id === 'test' ? (test?.site ?? null) : null),
      flags: [...new Set(here.flatMap(({ flags }) => flags))],
    }
  })
}

const stateOf = (isNow: boolean, isTold: boolean, isPast: boolean): WayNode['state'] => {
  if (isNow) return 'now'
  if (isTold) return 'done'
  return isPast ? 'skipped' : 'ahead'
}

/** Oldest first at each node. */
function toldAt(newestFirst: readonly WayStep[]): Map<NodeId, WayStep[]> {
  const told = new Map<NodeId, WayStep[]>()
  let emptied = false
  for (const step of [...newestFirst].reverse()) {
    emptied ||= step.kind === 'collect'
    const id = nodeOf(step, emptied)
    if (id) told.set(id, [...(told.get(id) ?? []), step])
  }
  return told
}

function nodeOf({ kind, stage, to }: WayStep, emptied: boolean): NodeId | null {
  if (stage === null) return null
  if (kind === 'move' && emptied && stage !== 'testing') return 'back'
  return nodeNow(stage, to?.kind)
}

function nodeNow(stage: Whereabouts['stage'], holder: string | undefined): NodeId | null {
  if (stage === 'on_way') return holder === 'courier' ? 'courier' : 'vehicle'
  return STAGE_NODE[stage] ?? null
}

const STAGE_NODE: Partial<Record<Whereabouts['stage'], NodeId>> = {
  filled: 'station',
  stock: 'depot',
  at_user: 'home',
  returned: 'back',
  testing: 'test',
}

/** 在用户处 · 示范里1号楼, as one asks for it. */
export function whereWords({ stageLabel, holder }: Whereabouts): string {
  return holder ? `${stageLabel} · ${holder.label}` : stageLabel
}

/** A text cut into lines for a drawing, which breaks none by itself. */
export function linesOf(text: string, length: number): string[] {
  const characters = [...text]
  const count = Math.ceil(characters.length / length)
  return Array.from({ length: count }, (_, i) => characters.slice(i * length, (i + 1) * length).join(''))
}
