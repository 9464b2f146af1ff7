import type { EventKind } from '@app/domain'
import type { Company, Courier, Home, Outlet, Place, Places } from './places'
import type { Random } from './random'

/** One physical bottle; two of them may carry the same code. */
export interface Bottle {
  id: number
  code: number
  company: Company
  station: Place
  outlet: Outlet
  vehicle: Place
  courier: Courier
  home: Home
  stage: BottleStage
  /** When the next thing happens to it, in ms. */
  next: number
  /** Its return was not reported, so the road back may not be either. */
  unseen: boolean
}

type BottleStage =
  | 'empty'
  | 'filled'
  | 'loaded'
  | 'stocked'
  | 'carried'
  | 'home'
  | 'collected'
  | 'back'
  | 'returning'
  | 'test'

/** Something that happened, as a perfect observer sees it. */
export interface Happening {
  at: number
  kind: Extract<EventKind, 'fill' | 'move' | 'deliver' | 'collect' | 'test'> | 'counted' | 'scanned'
  bottle: Bottle
  from: Place | null
  to: Place
  /** Whose device tells it. */
  by: Place
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Of those back at the station, as many as a test every four years brings there. */
const TO_TEST = 0.03
/** Households that scan what they are brought. */
const SCANS = 0.25
/** Days between two visits to a home, whoever comes (the yearly visit, repeats, deliveries with a check). */
const VISIT_DAYS = 120
const ROAD_BACK_UNSEEN = 0.5

type Tell = (happening: Happening) => void

/** Moves the bottle one step on, tells what happened and sets when it goes on. */
export class BottleLife {
  constructor(
    private readonly places: Places,
    private readonly missingReturns: number,
    private readonly random: Random,
    private readonly tell: Tell,
  ) {}

  create(id: number, code: number, company: Company): Bottle {
    const outlet = this.random.pick(company.outlets)
    const courier = this.random.pick(outlet.couriers)
    return {
      ...{ id, code, company, outlet, courier, home: this.random.pick(courier.homes), unseen: false },
      ...{ station: this.random.pick(company.stations), vehicle: this.random.pick(company.vehicles) },
      ...{ stage: 'empty', next: 0 },
    }
  }

  advance(bottle: Bottle): void {
    STAGES[bottle.stage].call(this, bottle)
  }

  fill(b: Bottle): void {
    this.say(b, 'fill', null, b.station, b.station)
    this.go(b, 'filled', this.morning(b, 2))
  }

  load(b: Bottle): void {
    b.outlet = this.random.pick(b.company.outlets)
    b.vehicle = this.random.pick(b.company.vehicles)
    this.say(b, 'move', b.station, b.vehicle, b.station)
    this.go(b, 'loaded', b.next + this.random.between(1, 4) * HOUR)
  }

  unload(b: Bottle): void {
    this.say(b, 'move', b.vehicle, b.outlet, b.outlet)
    this.go(b, 'stocked', this.morning(b, 3))
  }

  handOut(b: Bottle): void {
    b.courier = this.random.pick(b.outlet.couriers)
    this.say(b, 'move', b.outlet, b.courier, b.outlet)
    this.go(b, 'carried', b.next + this.random.between(0.3, 6) * HOUR)
  }

  deliver(b: Bottle): void {
    b.home = this.random.pick(b.courier.homes)
    this.say(b, 'deliver', b.courier, b.home, b.courier)
    const until = b.next + Math.max(1, this.random.between(0.5, 1.5) * b.home.days) * DAY
    this.seenAtHome(b, until)
    this.go(b, 'home', until)
  }

  collect(b: Bottle): void {
    b.unseen = this.random.chance(this.missingReturns)
    if (!b.unseen) this.say(b, 'collect', b.home, b.courier, b.courier)
    if (b.unseen) b.unseen = this.random.chance(ROAD_BACK_UNSEEN)
    this.go(b, 'collected', b.next + this.random.between(1, 8) * HOUR)
  }

  bringBack(b: Bottle): void {
    if (!b.unseen) this.say(b, 'move', b.courier, b.outlet, b.outlet)
    this.go(b, 'back', this.morning(b, 3))
  }

  fetch(b: Bottle): void {
    b.vehicle = this.random.pick(b.company.vehicles)
    if (!b.unseen) this.say(b, 'move', b.outlet, b.vehicle, b.outlet)
    this.go(b, 'returning', b.next + this.random.between(1, 4) * HOUR)
  }

  arrive(b: Bottle): void {
    b.station = this.random.pick(b.company.stations)
    if (!b.unseen) this.say(b, 'move', b.vehicle, b.station, b.station)
    const tested = this.random.chance(TO_TEST)
    this.go(b, tested ? 'test' : 'empty', this.morning(b, 4))
  }

  test(b: Bottle): void {
    this.say(b, 'test', null, this.places.testStation, this.places.testStation)
    this.go(b, 'empty', this.morning(b, 6))
  }

  private seenAtHome(b: Bottle, until: number): void {
    if (this.random.chance(SCANS))
      this.tell({ at: b.next + 10 * MINUTE, kind: 'scanned', bottle: b, from: null, to: b.home, by: b.home })
    const visit = b.next + this.random.waiting(VISIT_DAYS) * DAY
    if (visit < until) this.tell({ at: visit, kind: 'counted', bottle: b, from: null, to: b.home, by: b.home })
  }

  private say(b: Bottle, kind: Happening['kind'], from: Place | null, to: Place, by: Place): void {
    this.tell({ at: b.next, kind, bottle: b, from, to, by })
  }

  private go(b: Bottle, stage: BottleStage, next: number): void {
    b.stage = stage
    b.next = next
  }

  /** A working hour some days on, the next morning at the earliest. */
  private morning(b: Bottle, days: number): number {
    const today = Math.floor(b.next / DAY) * DAY
    return today + DAY + Math.floor(this.random.between(0, days)) * DAY + this.random.between(0, 9) * HOUR
  }
}

const STAGES: Record<BottleStage, (this: BottleLife, bottle: Bottle) => void> = {
  empty: BottleLife.prototype.fill,
  filled: BottleLife.prototype.load,
  loaded: BottleLife.prototype.unload,
  stocked: BottleLife.prototype.handOut,
  carried: BottleLife.prototype.deliver,
  home: BottleLife.prototype.collect,
  collected: BottleLife.prototype.bringBack,
  back: BottleLife.prototype.fetch,
  returning: BottleLife.prototype.arrive,
  test: BottleLife.prototype.test,
}
