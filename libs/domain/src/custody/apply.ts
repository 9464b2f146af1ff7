import type { Instant } from '../time/calendar'
import { type CustodyStep, type CustodyView, type Holder, type Mark, NO_CUSTODY, RECENT_STEPS } from './custody'
import type { Stage } from './step'

/**
 * The view after one more step. Associative, commutative and idempotent: phones and companies report late, twice and
 * out of order, and the view is the same in the end.
 */
export function applyStep(view: CustodyView, step: CustodyStep): CustodyView {
  const { at, factId } = step
  return {
    where: latest(view.where, whereOf(step)),
    filling: latest(view.filling, fillingOf(step)),
    test: latest(view.test, testOf(step)),
    scrap: latest(view.scrap, isScrapping(step) ? { at, factId } : null),
    end: latest(view.end, step.kind === 'deregister' ? { at, factId } : null),
    recent: withStep(view.recent, step),
  }
}

export const custodyOf = (steps: readonly CustodyStep[]): CustodyView => steps.reduce(applyStep, NO_CUSTODY)

/** A test that allows no further one has condemned it. */
const isScrapping = ({ kind, nextTestOn }: CustodyStep): boolean =>
  kind === 'scrap' || (kind === 'test' && nextTestOn === null)

/** Negative when `a` is the later one. */
export const newestFirst = (a: Mark, b: Mark): number =>
  a.at === b.at ? compare(b.factId, a.factId) : compare(b.at, a.at)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function latest<M extends Mark>(known: M | null, offered: M | null): M | null {
  if (known === null || offered === null) return known ?? offered
  return newestFirst(offered, known) < 0 ? offered : known
}

/** Not found at a home says where it is not; see `presentOf`. */
function whereOf({ at, factId, kind, stage, to, companyId }: CustodyStep): CustodyView['where'] {
  return stage === null || kind === 'missed' || kind === 'deregister'
    ? null
    : { at, factId, stage, holder: to, companyId }
}

function fillingOf({ at, factId, kind, companyId, to, netGrams }: CustodyStep): CustodyView['filling'] {
  return kind === 'fill' && companyId !== null && to !== null
    ? { at, factId, companyId, siteId: to.id, netGrams }
    : null
}

function testOf({ at, factId, kind, to, nextTestOn }: CustodyStep): CustodyView['test'] {
  return kind === 'test' && to !== null ? { at, factId, siteId: to.id, nextTestOn } : null
}

function withStep(recent: readonly CustodyStep[], step: CustodyStep): readonly CustodyStep[] {
  if (recent.some(({ factId }) => factId === step.factId)) return recent
  const later = recent.findIndex((known) => newestFirst(step, known) < 0)
  const place = later < 0 ? recent.length : later
  return [...recent.slice(0, place), step, ...recent.slice(place)].slice(0, RECENT_STEPS)
}

export interface Present {
  stage: Stage
  holder: Holder | null
  companyId: string | null
  since: Instant | null
}

/** Where it is now. Counted as gone at the home that held it, nobody knows where it is. */
export function presentOf(view: CustodyView): Present {
  const { where } = view
  const gone = where === null ? undefined : goneFrom(view)
  const holder = gone === undefined ? (where?.holder ?? null) : null
  const since = gone?.at ?? where?.at ?? null
  return { stage: stageOf(view, gone), holder, companyId: where?.companyId ?? null, since }
}

/** The first look at which it was not where it should be. */
function goneFrom({ where, recent }: CustodyView): CustodyStep | undefined {
  const missed = recent.filter(
    (step) => step.kind === 'missed' && step.from?.id === where?.holder?.id && where !== null && step.at >= where.at,
  )
  return missed[missed.length - 1]
}

function stageOf({ where, scrap, end, recent }: CustodyView, gone: CustodyStep | undefined): Stage {
  if (end) return 'deregistered'
  if (scrap) return 'scrapped'
  if (gone?.stage) return gone.stage
  if (where === null) return 'filed'
  return where.stage === 'stock' && isEmptied(recent, where) ? 'returned' : where.stage
}

/** Collected and not filled since: what stands in the store is an empty one. */
function isEmptied(recent: readonly CustodyStep[], where: Mark): boolean {
  const last = recent.find(({ kind, at }) => (kind === 'fill' || kind === 'collect') && at <= where.at)
  return last?.kind === 'collect'
}
