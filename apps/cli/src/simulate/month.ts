import { type CylinderEvent, type HolderRef, sha256Hex } from '@app/domain'
import { misread, SeededRandom } from '@app/features'
import { OUTLET, type PlayedBottle, type PlayedCompany, STATION, TEST_STATION, type World } from './world'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** Shares as issue 4 fixes them for the search for twins. */
const MISREAD = 0.02
const LATE = 0.1
const LATE_DAYS = 3
const MISSING_RETURN = 0.05
const TO_TEST = 0.03
const COURIERS = 6
const VEHICLES = 3
const TARE_KG = 16.5
const NET_KG = 14.5

export interface MonthOptions {
  seed: number
  days: number
  twins: number
  /** The end of the month, in ms. */
  until: number
}

/** One message on its way: whose it is, and when it reaches the district. */
export interface Report {
  company: PlayedCompany
  arrivesAt: number
  event: CylinderEvent
}

export interface Month {
  reports: Report[]
  twins: string[]
  late: number
  misread: number
  missingReturns: number
}

type Said = CylinderEvent extends infer E
  ? E extends CylinderEvent
    ? Omit<E, 'eventId' | 'code' | 'occurredAt'>
    : never
  : never

const site = (code: string): HolderRef => ({ kind: 'site', code })
const filled: Said = {
  ...{ kind: 'fill', site: STATION, before: [], after: { leakFree: true, weightRight: true }, scale: 'C01' },
  ...{ tareKg: TARE_KG, grossKg: TARE_KG + NET_KG, netKg: NET_KG, operator: 'G001' },
}

/** A month of the bottles of a district: each goes its round once and comes home, or is still on its way at the end. */
export function playMonth(world: World, options: MonthOptions): Month {
  const player = new Player(world, options)
  for (const company of world.companies) for (const bottle of company.bottles) player.round(company, bottle)
  player.plantTwins()
  player.month.reports.sort((a, b) => a.arrivesAt - b.arrivesAt)
  return player.month
}

class Player {
  readonly month: Month = { reports: [], twins: [], late: 0, misread: 0, missingReturns: 0 }
  /** Of the bottle that is played: what happens to one does not depend on how many there are. */
  private random: SeededRandom
  private readonly from: number
  private story = ''
  private count = 0

  constructor(
    private readonly world: World,
    private readonly options: MonthOptions,
  ) {
    this.random = new SeededRandom(options.seed)
    this.from = options.until - options.days * DAY
  }

  /** Back from the home, to the station, tested or scrapped where it is time, filled and brought home again. */
  round(company: PlayedCompany, bottle: PlayedBottle): void {
    const random = this.begin(bottle.code)
    const tell = this.teller(company, bottle.code, this.daytime(this.from + random.next() * this.options.days * DAY))
    if (random.chance(MISSING_RETURN)) this.month.missingReturns += 1
    else this.back(tell, bottle.home)
    if (bottle.lifeOver) {
      tell(DAY, { kind: 'scrap', site: STATION, reason: 'life_expired' })
      tell(DAY, { kind: 'deregister', reason: 'scrapped' })
      return
    }
    if (bottle.overdue || random.chance(TO_TEST)) tell(2 * DAY, this.testPassed(), this.world.tester)
    this.forth(tell, bottle.home)
  }

  /** A second bottle under a code that lives already: the other company's customers get it. */
  plantTwins(): void {
    const { world } = this
    for (let n = 0; n < this.options.twins; n++) {
      const company = world.companies[n % world.companies.length] as PlayedCompany
      const other = world.companies[(n + 1) % world.companies.length] as PlayedCompany
      if (company.bottles.length === 0 || other.bottles.length === 0) continue
      const random = this.begin(`twin ${n}`)
      const { code } = random.pick(company.bottles)
      this.month.twins.push(code)
      const tell = this.teller(other, code, this.daytime(this.from + random.between(0, 0.3) * this.options.days * DAY))
      for (let rounds = 0; rounds < 3; rounds++) {
        const { home } = random.pick(other.bottles)
        this.forth(tell, home)
        tell(random.between(2, 5) * DAY, this.collected(home))
      }
    }
  }

  private back(tell: Tell, home: string): void {
    const vehicle = this.vehicle()
    const collected = this.collected(home)
    tell(0, collected)
    if (collected.kind === 'collect') tell(2 * HOUR, { kind: 'move', from: collected.to, to: site(OUTLET) })
    tell(DAY, { kind: 'move', from: site(OUTLET), to: vehicle })
    tell(3 * HOUR, { kind: 'move', from: vehicle, to: site(STATION) })
  }

  private forth(tell: Tell, home: string): void {
    const [vehicle, courier] = [this.vehicle(), this.courier()]
    tell(DAY, filled)
    tell(4 * HOUR, { kind: 'move', from: site(STATION), to: vehicle })
    tell(3 * HOUR, { kind: 'move', from: vehicle, to: site(OUTLET) })
    tell(DAY, { kind: 'move', from: site(OUTLET), to: courier })
    tell(2 * HOUR, { kind: 'deliver', from: courier, premises: home, orderNo: null, check: null })
  }

  private collected = (home: string): Said => ({
    ...{ kind: 'collect', premises: home, to: this.courier(), residualKg: null },
  })

  private testPassed(): Said {
    const items = ['appearance', 'weld', 'valve_seat', 'wall', 'volume', 'hydraulic', 'airtight'] as const
    const next = new Date(this.options.until + 4 * 365 * DAY).toISOString().slice(0, 10)
    return {
      ...{ kind: 'test', site: TEST_STATION, conclusion: 'passed', nextTestOn: next },
      items: items.map((item) => ({ item, passed: true, inspector: 'J001', reviewer: 'S001' })),
    }
  }

  private vehicle = (): HolderRef => ({ kind: 'vehicle', code: `V${1 + this.random.below(VEHICLES)}` })
  private courier = (): HolderRef => ({ kind: 'courier', code: `K${1 + this.random.below(COURIERS)}` })

  /** Tells one thing after the other, each so long after the one before; what lies after the end is not told. */
  private teller(company: PlayedCompany, code: string, start: number): Tell {
    let at = start
    return (after, said, by = company) => {
      at = this.working(at + after * this.random.between(0.8, 1.2))
      if (at < this.options.until) this.report(by, code, at, said)
    }
  }

  private report(company: PlayedCompany, code: string, at: number, said: Said): void {
    const { month, random } = this
    const [isLate, isMisread] = [random.chance(LATE), random.chance(MISREAD)]
    const arrivesAt = isLate ? at + random.next() * LATE_DAYS * DAY : at
    if (isLate) month.late += 1
    if (isMisread) month.misread += 1
    const occurredAt = new Date(Math.round(at)).toISOString()
    const eventId = `${this.story}-${++this.count}`
    const event = { ...said, eventId, code: isMisread ? misread(code, random) : code, occurredAt } as CylinderEvent
    month.reports.push({ company, arrivesAt: Math.min(arrivesAt, this.options.until), event })
  }

  /** The same story for the same bottle whenever the month is played again that day: its messages are known then. */
  private begin(story: string): SeededRandom {
    const { seed, until } = this.options
    this.story = `M${new Date(until).toISOString().slice(0, 10)}-${seed}-${story.replace(' ', '-')}`
    this.count = 0
    this.random = new SeededRandom(Number.parseInt(sha256Hex(this.story).slice(0, 8), 16))
    return this.random
  }

  /** What would fall into the night waits for the morning. */
  private working(at: number): number {
    return at % DAY < 11 * HOUR ? at : at - (at % DAY) + DAY + this.random.between(0, 2) * HOUR
  }

  /** Between eight and six in Tianjin. */
  private daytime(at: number): number {
    return Math.floor(at / DAY) * DAY + this.random.between(0, 10) * HOUR
  }
}

type Tell = (after: number, said: Said, by?: PlayedCompany) => void
