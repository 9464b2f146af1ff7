import { type Arrival, arrivalOf, type Report } from './arrival'
import { type Bottle, BottleLife, type Happening } from './bottle'
import { codeOf, misread } from './codes'
import { FIXED_NOISE, type Noise } from './noise'
import { type Company, makePlaces, type Places } from './places'
import { Random } from './random'

export interface SimulationOptions {
  seed: number
  cylinders: number
  days: number
  noise?: Partial<Noise>
  /** First day, in ms. */
  from?: number
}

/** A code that two bottles carry. */
export interface PlantedTwin {
  code: string
  /** The second bottle; the first has the number of its code. */
  bottle: number
  sameCompany: boolean
  /** Its first filling, in ms. */
  from: number
}

export interface Simulation {
  places: Places
  codes: readonly string[]
  twins: readonly PlantedTwin[]
  /** In the order in which they arrive; to be walked once. */
  arrivals(): Generator<Arrival>
}

const DAY = 24 * 3_600_000
const FIRST_DAY = Date.parse('2026-08-01T00:00:00.000Z')
/** A message on time takes this long. */
const ON_TIME_MS = 60_000
/** Second copies come into use within the first half of the time, so that each has a history to be judged by. */
const TWIN_FROM_BEFORE = 0.5
/** A round takes about so long: the bottles set out one after the other in the round before the first day, unseen. */
const ROUND_DAYS = 40

/**
 * Months of a district's bottles with the truth beside every message: 充装, 出库, 到站, 领瓶, 送达, 核瓶 and scans at home,
 * 回收, 回站, now and then 检验. The same seed gives the same messages. Bottles live day by day and only the messages that
 * are still on their way are kept, so memory follows the number of bottles, not of days. How codes lie is told in codes.ts.
 *
 * A clock that is ahead makes messages from the future: they are refused, and sent again until their time has come.
 */
export function simulate({ seed, cylinders, days, from = FIRST_DAY, ...given }: SimulationOptions): Simulation {
  const noise = { ...FIXED_NOISE, ...given.noise }
  const random = new Random(seed)
  const places = makePlaces(cylinders, noise.wrongClocks, random)
  const codes = Array.from({ length: cylinders }, (_, n) => codeOf(n, cylinders))
  const post = new Post(days, from, codes, noise, places.testCompany, random)
  const life = new BottleLife(places, noise.missingReturns, random, (happening) => post.take(happening))
  const bottles = codes.map((_, n) => starting(life.create(n, n, random.pick(places.companies)), from, random))
  const twins = plantTwins(bottles, Math.round(cylinders * noise.twins), { days, from, places, life, random })
  return {
    ...{ places, codes },
    twins: twins.map(({ bottle, twin }) => ({
      ...{ code: codes[twin.code] as string, bottle: twin.id, from: twin.next },
      sameCompany: twin.company === bottle.company,
    })),
    arrivals: () => live([...bottles, ...twins.map(({ twin }) => twin)], life, post, { days, from }),
  }
}

function starting(bottle: Bottle, from: number, random: Random): Bottle {
  bottle.next = from - random.between(0, ROUND_DAYS) * DAY
  return bottle
}

interface Planting {
  days: number
  from: number
  places: Places
  life: BottleLife
  random: Random
}

/** Half of the copies go round with the same company, where they are hardest to tell. */
function plantTwins(bottles: readonly Bottle[], count: number, { days, from, places, life, random }: Planting) {
  const chosen = new Set<number>()
  while (chosen.size < count) chosen.add(random.below(bottles.length))
  return [...chosen].map((n, index) => {
    const bottle = bottles[n] as Bottle
    const others = places.companies.filter((company) => company !== bottle.company)
    const company: Company = index % 2 === 0 ? bottle.company : random.pick(others)
    const twin = life.create(bottles.length + index, n, company)
    twin.next = from + random.between(0, days * TWIN_FROM_BEFORE) * DAY
    return { bottle, twin }
  })
}

function* live(
  bottles: readonly Bottle[],
  life: BottleLife,
  post: Post,
  { days, from }: { days: number; from: number },
) {
  for (let day = 0; day < days; day++) {
    const end = from + (day + 1) * DAY
    for (const bottle of bottles) while (bottle.next < end) life.advance(bottle)
    yield* post.arrivedOn(day)
  }
}

/** Messages on their way, by the day on which they arrive. */
class Post {
  private readonly days: Report[][]
  private count = 0

  constructor(
    days: number,
    private readonly from: number,
    private readonly codes: readonly string[],
    private readonly noise: Noise,
    private readonly testCompany: string,
    private readonly random: Random,
  ) {
    this.days = Array.from({ length: days }, () => [])
  }

  take(happening: Happening): void {
    const { noise, random } = this
    const wrong = random.chance(noise.misread)
    const code = this.codes[happening.bottle.code] as string
    const delay = random.chance(noise.late) ? random.between(0, noise.lateDays) * DAY : random.next() * ON_TIME_MS
    const arrivesAt = happening.at + Math.max(delay, happening.by.clock)
    // Before the first day and after the last one nobody sees it.
    this.days[Math.floor((arrivesAt - this.from) / DAY)]?.push({
      ...{ ...happening, bottle: happening.bottle, id: `e${++this.count}`, testCompany: this.testCompany },
      ...{ code: wrong ? misread(code, random) : code, misread: wrong, arrivesAt },
    })
  }

  *arrivedOn(day: number): Generator<Arrival> {
    const reports = this.days[day] ?? []
    this.days[day] = []
    reports.sort((a, b) => a.arrivesAt - b.arrivesAt)
    for (const report of reports) yield arrivalOf(report)
  }
}
