import type { Clash, StoryContext } from './story'
import { LATE_MS, lastIndex, missingReports, type Sighting, samePlace } from './trail'

/** A single missing report explains nothing that needs two. */
const LEAST_MISSING = 2

/**
 * In use at a home that never received it: seen there twice, and whatever is known of it before happened elsewhere, with
 * more than one report missing in between. Within three days the delivery may still be told.
 */
export function neverDelivered(path: readonly Sighting[], newest: number): Clash | null {
  const last = path[path.length - 1]
  if (last?.left?.kind !== 'premises') return null
  const home = last.left
  const away = lastIndex(path, ({ left }) => left === null || !samePlace(left, home))
  const stay = path.slice(away + 1)
  const [before, first] = [path[away], stay[0]]
  if (before === undefined || first === undefined || stay.length < 2 || first.step.kind === 'deliver') return null
  const [returns, others] = missingReports(before, first)
  if (returns + others < LEAST_MISSING || newest - first.at < LATE_MS) return null
  return { earlier: before.step, later: first.step }
}

/**
 * Delivered by a company that never filled it: it runs a station of its own, has handed out and delivered this bottle,
 * and whoever filled it was somebody else.
 */
export function neverFilled(path: readonly Sighting[], { fillers }: StoryContext): Clash | null {
  const at = lastIndex(path, ({ step }) => step.kind === 'deliver')
  const [delivery, handedOut] = [path[at], path[at - 1]]
  const companyId = delivery?.step.companyId
  if (!delivery || !handedOut?.left || !companyId || !fillers.has(companyId)) return null
  // Two of its reports that go together: one alone may be a misread code.
  if (handedOut.step.companyId !== companyId || !samePlace(handedOut.left, delivery.found)) return null
  const fillings = path.slice(0, at).filter(({ step }) => step.kind === 'fill')
  const last = fillings[fillings.length - 1]
  if (last === undefined || fillings.some(({ step }) => step.companyId === companyId)) return null
  return { earlier: last.step, later: delivery.step }
}
