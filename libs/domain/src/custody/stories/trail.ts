import type { HolderKind } from '../event'
import type { Spot, Step } from '../step'
import { CLOCK_SLACK_HOURS, LATE_DAYS, PRICE, VEHICLE_KMH } from './odds'

/** A step that says where the bottle was, ready to be compared. */
export interface Sighting {
  step: Step
  at: number
  /** Where it was found, and where it was left; null when nobody said where it went. */
  found: Spot
  left: Spot | null
  /** Who had it then: a household's bottle is its supplier's. */
  companyId: string | null
}

const HOUR_MS = 3_600_000
export const LATE_MS = LATE_DAYS * 24 * HOUR_MS

/** Oldest first; the id decides between equals, so that the order of arrival never matters. */
export function sightings(steps: readonly Step[]): Sighting[] {
  const seen: Sighting[] = []
  for (const step of steps) {
    const found = step.from ?? step.to
    // A register entry is no sighting, and "not here" does not say where.
    if (found === null || step.kind === 'file' || step.kind === 'missed') continue
    seen.push({ step, at: Date.parse(step.at), found, left: step.to, companyId: step.companyId })
  }
  seen.sort((a, b) => a.at - b.at || (a.step.factId < b.step.factId ? -1 : 1))
  for (const one of seen) one.companyId ??= supplierAt(one.found, seen)
  return clocksSet(seen)
}

/** Who brought bottles to this home or took them back last. */
function supplierAt(home: Spot, seen: readonly Sighting[]): string | null {
  const dealt = ({ step }: Sighting) =>
    step.companyId !== null && [step.from, step.to].some((spot) => spot !== null && samePlace(spot, home))
  return seen[lastIndex(seen, dealt)]?.step.companyId ?? null
}

const goesOn = (last: Sighting, next: Sighting): boolean => last.left !== null && samePlace(last.left, next.found)

export const samePlace = (a: Spot, b: Spot): boolean => a.id === b.id && a.kind === b.kind

/** Two neighbours that fit together only the other way round were told by clocks that disagree. */
function clocksSet(seen: Sighting[]): Sighting[] {
  for (let i = 0; i + 1 < seen.length; i++) {
    const [last, next] = [seen[i] as Sighting, seen[i + 1] as Sighting]
    if (goesOn(last, next) || !goesOn(next, last) || hours(last, next) > CLOCK_SLACK_HOURS) continue
    const fits = (a: Sighting | undefined, b: Sighting | undefined) => (a && b && goesOn(a, b) ? 1 : 0)
    const [before, after] = [seen[i - 1], seen[i + 2]]
    if (fits(before, next) + 1 + fits(last, after) <= fits(before, last) + fits(next, after)) continue
    seen[i] = next
    seen[i + 1] = last
  }
  return seen
}

type Ground = 'site' | 'carrier' | 'home'
const GROUND: Record<HolderKind, Ground> = { site: 'site', vehicle: 'carrier', courier: 'carrier', premises: 'home' }

/** Reports that must be missing between being left here and found there: returns, others. */
const MISSING: Record<Ground, Record<Ground, readonly [number, number]>> = {
  home: { home: [1, 2], site: [1, 0], carrier: [1, 0] },
  carrier: { home: [0, 1], site: [0, 1], carrier: [0, 1] },
  site: { home: [0, 2], site: [0, 1], carrier: [0, 1] },
}
/** From one home to the next delivery: taken back, filled, handed out. */
const ANOTHER_ROUND = [1, 2] as const
const NONE = [0, 0] as const
/** Filled again within these hours is the same filling, weighed twice. */
const SAME_FILLING_HOURS = 8
const HASTE_HOURS = 24

/** The price of `next` following `last` in the life of one bottle. */
export function linkPrice(last: Sighting, next: Sighting, newest: number): number {
  const [returns, others] = missingReports(last, next)
  const young = newest - next.at < LATE_MS
  const missed = young
    ? (returns + others) * PRICE.stillComing
    : returns * PRICE.missingReturn + others * PRICE.lostReport
  return missed + (missed > 0 ? companyPrice(last, next) + hastePrice(last, next) : 0) + speedPrice(last, next)
}

export function missingReports(last: Sighting, next: Sighting): readonly [number, number] {
  if (next.step.kind === 'fill' && isFull(last)) return hours(last, next) > SAME_FILLING_HOURS ? ANOTHER_ROUND : NONE
  if (last.left === null || samePlace(last.left, next.found)) return NONE
  const there = GROUND[next.found.kind]
  if (GROUND[last.left.kind] === 'home' && next.step.kind === 'deliver') return ANOTHER_ROUND
  return MISSING[GROUND[last.left.kind]][there]
}

/** Just filled, and not yet anywhere it could have been emptied. */
const isFull = ({ step }: Sighting): boolean => step.kind === 'fill'

const hours = (last: Sighting, next: Sighting): number => (next.at - last.at) / HOUR_MS

/** A test station is nobody's rival: everybody's bottles come and go there. */
function companyPrice(last: Sighting, next: Sighting): number {
  if (last.companyId === null || next.companyId === null || last.companyId === next.companyId) return 0
  return last.step.kind === 'test' || next.step.kind === 'test' ? 0 : PRICE.otherCompany
}

/** A bottle just delivered is hardly taken back within a day. */
const hastePrice = (last: Sighting, next: Sighting): number =>
  last.step.kind === 'deliver' && hours(last, next) < HASTE_HOURS ? PRICE.haste : 0

function speedPrice(last: Sighting, next: Sighting): number {
  const needed = roadHours(pointOf(last.step.to, last.step.from), pointOf(next.step.from, next.step.to))
  const had = hours(last, next)
  if (needed <= had) return 0
  return needed <= had + CLOCK_SLACK_HOURS ? PRICE.wrongClock : PRICE.impossible
}

type Point = Spot['position']

/** A hand-over happens at one point: of a vehicle or a courier that of the other side. */
const pointOf = (spot: Spot | null, other: Spot | null): Point => spot?.position ?? other?.position ?? null

/** Hours a vehicle needs at least. */
export const roadHours = (a: Point, b: Point): number => kilometres(a, b) / VEHICLE_KMH

const RADIANS = Math.PI / 180
const KM_PER_DEGREE = 111.2

/** As the crow flies, on a map flat enough for a province. */
export function kilometres(a: Point, b: Point): number {
  if (a === null || b === null) return 0
  const [lat, lon] = a
  const [otherLat, otherLon] = b
  const east = (otherLon - lon) * Math.cos(((lat + otherLat) / 2) * RADIANS)
  return Math.hypot(otherLat - lat, east) * KM_PER_DEGREE
}

/** Every sighting taken at its word: at least as much as the cheapest explanation by one bottle, and soon worked out. */
export function plainPrice(seen: readonly Sighting[], newest: number): number {
  let price = 0
  for (let i = 1; i < seen.length; i++) price += linkPrice(seen[i - 1] as Sighting, seen[i] as Sighting, newest)
  return price
}

/** Where the last one stands that passes, -1 for none. */
export function lastIndex(path: readonly Sighting[], passes: (sighting: Sighting) => boolean): number {
  for (let i = path.length - 1; i >= 0; i--) if (passes(path[i] as Sighting)) return i
  return -1
}
