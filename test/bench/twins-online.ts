import {
  applyStep,
  type CustodyStep,
  NO_CUSTODY,
  type Spot,
  type Stage,
  type StepKind,
  type Story,
  storiesOf,
} from '@app/domain'
import {
  type Arrival,
  type Place,
  type Places,
  type PlantedTwin,
  type Simulation,
  simulate,
} from '../../libs/features/src/simulation'

export interface TwinScore {
  arrivals: number
  planted: number
  found: number
  /** Alarms about cylinders of which there is one, of whatever rule but CYL_QUIET, each time one is raised. */
  falseAlarms: number
  /** Days from the first message of the second copy to the alarm, of those found. */
  delays: number[]
}

type SpotStep = CustodyStep & { from: Spot | null; to: Spot | null }

const DAY_MS = 24 * 3_600_000
const STAGE: Partial<Record<StepKind, Stage>> = { fill: 'filled', deliver: 'at_user', collect: 'returned' }

/**
 * The messages of a simulated district one by one in the order of their arrival, merged as the server merges them and
 * judged at once by what is known so far.
 */
export function scoreOnline(options: Parameters<typeof simulate>[0]): TwinScore {
  const district = simulate(options)
  const map = new SpotMap(district.places)
  const watch = new Watch(district)
  const views = new Map(district.codes.map((code) => [code, NO_CUSTODY]))
  const fillers = new Set(district.places.companies.map(({ code }) => code))
  for (const arrival of district.arrivals()) {
    watch.arrivals++
    const code = arrival.company === null ? arrival.sight.code : arrival.event.code
    const known = views.get(code)
    // The server refuses what names no cylinder; only a filling makes a card of its own.
    if (!known && arrival.company !== null && arrival.event.kind === 'fill') views.set(code, NO_CUSTODY)
    if (!known) continue
    const view = applyStep(known, map.stepOf(arrival))
    views.set(code, view)
    watch.judge(code, arrival, () =>
      storiesOf(view.recent as SpotStep[], { today: arrival.knownAt.slice(0, 10), fillers }),
    )
  }
  return watch.score()
}

/** Keeps the open alarms, as the reviews do, and compares with the truth. */
class Watch {
  arrivals = 0
  private falseAlarms = 0
  private readonly open = new Map<string, Set<string>>()
  private readonly planted: ReadonlyMap<string, PlantedTwin>
  private readonly evidence = new Map<string, number>()
  private readonly found = new Map<string, number>()

  constructor({ twins }: Simulation) {
    this.planted = new Map(twins.map((twin) => [twin.code, twin]))
  }

  judge(code: string, { knownAt, truth }: Arrival, stories: () => Story[]): void {
    const twin = this.planted.get(code)
    if (twin && truth.bottle === twin.bottle && !this.evidence.has(code)) this.evidence.set(code, Date.parse(knownAt))
    const told = new Set(
      stories()
        .map(({ rule }) => rule)
        .filter((rule) => rule !== 'CYL_QUIET'),
    )
    const before = this.open.get(code)
    for (const rule of told) if (!before?.has(rule)) this.raised(code, rule, Date.parse(knownAt))
    if (told.size > 0) this.open.set(code, told)
    else if (before) this.open.delete(code)
  }

  private raised(code: string, rule: string, at: number): void {
    const since = this.evidence.get(code)
    if (since === undefined) this.falseAlarms++
    else if (rule === 'CYL_TWIN' && !this.found.has(code)) this.found.set(code, at - since)
  }

  score(): TwinScore {
    const delays = [...this.found.values()].map((ms) => ms / DAY_MS).sort((a, b) => a - b)
    const { arrivals, falseAlarms } = this
    return { arrivals, planted: this.planted.size, found: this.found.size, falseAlarms, delays }
  }
}

/** What the server looks up for each code of a place. */
class SpotMap {
  private readonly spots = new Map<string, Spot>()

  constructor({ companies, testStation }: Places) {
    this.put(testStation)
    for (const { stations, vehicles, outlets } of companies) {
      for (const place of [...stations, ...vehicles, ...outlets]) this.put(place)
      for (const courier of outlets.flatMap(({ couriers }) => couriers)) {
        this.put(courier)
        for (const home of courier.homes) this.put(home)
      }
    }
  }

  stepOf(arrival: Arrival): CustodyStep {
    const { knownAt, company: companyId } = arrival
    if (arrival.company === null) {
      const { id: factId, kind, occurredAt: at, premises } = arrival.sight
      return { ...BLANK, factId, kind, at, knownAt, companyId, to: this.spot('premises', premises), stage: 'at_user' }
    }
    const { event } = arrival
    const { eventId: factId, kind, occurredAt: at } = event
    const step = { ...BLANK, factId, kind, at, knownAt, companyId, stage: STAGE[kind] ?? 'stock' }
    switch (event.kind) {
      case 'fill':
      case 'test':
        return { ...step, to: this.spot('site', event.site) }
      case 'move':
        return {
          ...step,
          from: this.spot(event.from.kind, event.from.code),
          to: this.spot(event.to.kind, event.to.code),
        }
      case 'deliver':
        return { ...step, from: this.spot(event.from.kind, event.from.code), to: this.spot('premises', event.premises) }
      case 'collect':
        return { ...step, from: this.spot('premises', event.premises), to: this.spot(event.to.kind, event.to.code) }
      default:
        return step
    }
  }

  private put({ kind, code, position }: Place): void {
    this.spots.set(`${kind} ${code}`, { kind, id: code, position })
  }

  private spot(kind: string, code: string): Spot {
    return this.spots.get(`${kind} ${code}`) as Spot
  }
}

const BLANK = { from: null, to: null, netGrams: null, nextTestOn: null, unsafe: false }
