import { routes } from '@app/contract'
import { JobRunner } from '@app/queue'
import { Asking } from './asking'
import { Changes, CompanyChanges, picker } from './changes'
import { Oracle, type Person } from './oracle'
import { Photos } from './photos'
import { GRIDS } from './places'
import { mayCall, type Read, Reads } from './reads'
import { Streams } from './streams'
import { ScopeWorld } from './world'
import { Writes } from './writes'

export interface Size {
  /** Own and foreign things of a kind that are named in requests. */
  perTable: number
  /** One in so many reads is asked. */
  every: number
  /** Grids that are changed while strangers look on, and how much. */
  rounds: number
  changes: number
  /** One in so many reads is asked again before and after. */
  again: number
  photos: number
}

/** The whole proof, large or small. */
export class Trial {
  private constructor(
    readonly world: ScopeWorld,
    readonly asking: Asking,
    readonly people: readonly Person[],
    private readonly size: Size,
    private readonly reads: Reads,
    private readonly streams: Streams,
  ) {}

  static async of(size: Size): Promise<Trial> {
    const world = await ScopeWorld.start()
    const oracle = await Oracle.of(world)
    const asking = new Asking(world, oracle)
    const people = world.askers.map((asker) => oracle.person(asker))
    const reads = new Reads(asking, size.perTable, size.every)
    return new Trial(world, asking, people, size, reads, await Streams.over(asking))
  }

  /** Lists, counts, filters, sorts, cursors, details, cards, overviews. */
  read(): Promise<void> {
    return this.reads.all(this.people)
  }

  async seePhotos(): Promise<void> {
    await new Photos(this.asking).all(this.reads.done, this.people, this.size.photos)
  }

  async listen(): Promise<void> {
    await this.streams.follow(this.listeners(this.people), 0)
    this.streams.check()
  }

  /** Things happen in one grid: to those who may see nothing of it not one byte of any answer is another. */
  async changeElsewhere(): Promise<void> {
    for (let round = 0; round < this.size.rounds; round++) await this.round(round)
  }

  /** One of each role. */
  async write(): Promise<void> {
    const writes = new Writes(this.asking, this.size.perTable, () => Oracle.of(this.world))
    const writers = this.people.filter(({ role }, i) => this.people.findIndex((one) => one.role === role) === i)
    await writes.all(writers)
    await writes.own(writers)
  }

  /** The same with a company: the other one notices nothing, not even at the customers they share. */
  async changeOtherCompany(): Promise<void> {
    await this.settled()
    const [changed, other] = this.people.filter(({ role }) => role === 'company')
    if (!changed || !other) return
    const asked = await this.again((person) => person === other)
    const changes = new CompanyChanges(
      this.world,
      this.world.companies.findIndex(({ id }) => id === changed.companyId),
    )
    await this.streams.follow([other])
    await changes.some()
    await this.settled()
    this.streams.silent()
    const codes = this.codesOf(changed)
    for (const read of asked) if (!codes.some((code) => read.request.url.includes(code))) await this.unchanged(read)
  }

  private async round(round: number): Promise<void> {
    const { world, people, size } = this
    const changes = new Changes(world, (round * 3) % GRIDS.length, people, picker(round + 1))
    await this.settled()
    const before = new Set(changes.strangers(this.asking.oracle))
    const asked = await this.again((person) => before.has(person))
    await this.streams.follow(this.listeners([...before]))
    await changes.some(size.changes)
    await this.settled()
    this.streams.silent()
    const still = new Set(changes.strangers(this.asking.oracle))
    const codes = changes.codes(this.asking.oracle)
    const concerns = ({ person, request }: Read) =>
      !still.has(person) || codes.some((code) => request.url.includes(code))
    for (const read of asked.filter((one) => !concerns(one))) await this.unchanged(read)
  }

  /** What is stamped on its bottles anybody may look up. */
  private codesOf({ companyId }: Person): string[] {
    const own = this.asking.oracle.rows.table('cylinder').filter((row) => row.ownerCompanyId === companyId)
    return own.map(({ code }) => String(code))
  }

  /** Whatever was set off in the background is over, and known. */
  private async settled(): Promise<void> {
    await this.world.api.get<JobRunner>(JobRunner).drain()
    this.asking.oracle = await Oracle.of(this.world)
  }

  /** What these people have asked before, answered as things are now. */
  private async again(who: (person: Person) => boolean): Promise<Read[]> {
    const again: Read[] = []
    const theirs = this.reads.done.filter(({ person }, i) => who(person) && i % this.size.again === 0)
    for (const read of theirs) again.push({ ...read, answer: await this.asking.ask(read.person, read.request) })
    return again
  }

  private async unchanged({ person, request, answer }: Read): Promise<void> {
    const now = await this.asking.ask(person, request)
    if (now.status !== answer.status || now.text !== answer.text)
      this.asking.leak(person, request.url, `changes with what is not his: ${difference(answer.text, now.text)}`)
  }

  private listeners(people: readonly Person[]): Person[] {
    return people.filter((person) => mayCall(routes['GET /api/v1/stream'], person))
  }
}

function difference(before: string, after: string): string {
  let at = 0
  while (at < before.length && before[at] === after[at]) at += 1
  return `…${before.slice(Math.max(0, at - 60), at + 60)}… became …${after.slice(Math.max(0, at - 60), at + 60)}…`
}
