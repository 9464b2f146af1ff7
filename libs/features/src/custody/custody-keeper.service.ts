import {
  applyStep,
  type CustodyStep,
  type CustodyView,
  type CylinderLife,
  custodyOf,
  type Holder,
  isEventFact,
  NO_CUSTODY,
  type Step,
  stepsOf,
} from '@app/domain'
import {
  type CustodyEntity,
  CustodyRepository,
  custodyRow,
  custodyView,
  type ToldFact,
  type Tx,
  WayRepository,
} from '@app/persistence'
import { Injectable } from '@nestjs/common'

export interface KeptLife extends CylinderLife {
  /** To be written, because facts were read that it did not hold yet. */
  row: CustodyEntity | null
}

/** What companies report stands in the row already; read again now and then, so that the tail to look through stays short. */
const LONGEST_TAIL = 12

/** Visits, scans and swaps come into the way of a cylinder when it is reviewed: they touch it anyway. */
@Injectable()
export class CustodyKeeper {
  constructor(
    private readonly custody: CustodyRepository,
    private readonly ways: WayRepository,
  ) {}

  /** Cylinder → its way with everything told so far; one of which nothing was ever told is not among them. */
  async upToDate(cylinderIds: readonly string[]): Promise<Map<string, KeptLife>> {
    const known = new Map((await this.custody.of(cylinderIds)).map((row) => [row.cylinderId, row]))
    const unread = await this.ways.after(
      cylinderIds.map((cylinderId) => ({ cylinderId, seq: known.get(cylinderId)?.readSeq ?? 0 })),
    )
    const news = groupBy(unread)
    const retold = await this.retold(news)
    const kept = cylinderIds.flatMap((id) => {
      const row = known.get(id) ?? null
      const facts = news.get(id) ?? []
      if (!row && facts.length === 0) return []
      return [{ id, ...merged(id, row, facts, retold.get(id)) }]
    })
    const place = await this.placer(kept.flatMap(({ view }) => view.recent))
    return new Map(kept.map(({ id, view, row }) => [id, { view, row, steps: view.recent.map(place) }]))
  }

  /** In the unit that ends the review: whoever told something meanwhile has touched the cylinder, and it is reviewed anew. */
  write(tx: Tx, rows: readonly CustodyEntity[]): Promise<void> {
    return this.custody.write(tx, rows)
  }

  /** Companies that fill, for stories about who delivers. */
  async fillers(): Promise<ReadonlySet<string>> {
    return new Set(await this.ways.fillers())
  }

  /** Two cards became one: both their lives are told anew as one. */
  private async retold(news: ReadonlyMap<string, ToldFact[]>): Promise<Map<string, ToldFact[]>> {
    const ids = [...news].flatMap(([id, facts]) => (facts.some(({ kind }) => kind === 'cylinder.absorbed') ? [id] : []))
    const lives = new Map<string, ToldFact[]>()
    const cards = await this.ways.mergedInto(ids)
    for (const id of ids) {
      const all = [id, ...cards.filter(({ mergedIntoId }) => mergedIntoId === id).map((card) => card.id)]
      lives.set(id, distinct(await this.ways.of(all)))
    }
    return lives
  }

  /** Puts steps on the map. */
  private async placer(steps: readonly CustodyStep[]): Promise<(step: CustodyStep) => Step> {
    const holders = steps.flatMap(({ from, to }) => [from, to]).filter((holder) => holder !== null)
    const ids = (kind: Holder['kind']) => [
      ...new Set(holders.filter((holder) => holder.kind === kind).map(({ id }) => id)),
    ]
    const found = await this.ways.positions(ids('site'), ids('premises'))
    const positions = new Map(found.map(({ id, latE5, lonE5 }) => [id, [latE5 / 1e5, lonE5 / 1e5] as const]))
    const spot = (holder: Holder | null) => holder && { ...holder, position: positions.get(holder.id) ?? null }
    return ({ factId, kind, at, knownAt, companyId, from, to }) => ({
      ...{ factId, kind, at, knownAt, companyId, from: spot(from), to: spot(to) },
    })
  }
}

function merged(
  id: string,
  row: CustodyEntity | null,
  facts: readonly ToldFact[],
  retold: readonly ToldFact[] | undefined,
): { view: CustodyView; row: CustodyEntity | null } {
  const known = row ? custodyView(row) : NO_CUSTODY
  if (row && facts.every(({ kind }) => isReported(kind)) && facts.length <= LONGEST_TAIL)
    return { view: known, row: null }
  const cards = [...new Set([id, ...(retold ?? []).map(({ cylinderId }) => cylinderId)])]
  // A company's report, and its correction, are in the row since they came.
  const unread = row ? facts.filter(({ kind }) => !isReported(kind)) : facts
  const view = retold ? custodyOf(stepsOf(retold, cards)) : stepsOf(unread, cards).reduce(applyStep, known)
  const readSeq = facts.at(-1)?.seq ?? row?.readSeq ?? 0
  return { view, row: custodyRow(id, view, { readSeq, version: (row?.version ?? 0) + 1 }) }
}

const isReported = (kind: ToldFact['kind']): boolean => isEventFact(kind) || kind === 'cylinder.event_corrected'

function groupBy(facts: readonly ToldFact[]): Map<string, ToldFact[]> {
  const groups = new Map<string, ToldFact[]>()
  for (const fact of facts) groups.set(fact.cylinderId, [...(groups.get(fact.cylinderId) ?? []), fact])
  return groups
}

const distinct = (facts: readonly ToldFact[]): ToldFact[] => [
  ...new Map(facts.map((fact) => [fact.seq, fact])).values(),
]
