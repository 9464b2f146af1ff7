import { type RouteKey, type RouteSpec, routes } from '@app/contract'
import { newId } from '@app/domain'
import { jsonSchemaOf } from '../support/body-of'
import { tableOf } from '../support/route-nouns'
import { type Answer, type Asking, isPage, parsed, type Request } from './asking'
import type { Person } from './oracle'
import { type Fields, Queries, spread } from './queries'

const keys = Object.keys(routes) as RouteKey[]
const specOf = (key: RouteKey): RouteSpec => routes[key]
export const mayCall = ({ roles }: RouteSpec, { role }: Person): boolean =>
  typeof roles === 'string' || roles.includes(role)
/** What is asked with GET and answered in one piece; streams and pictures have tests of their own beside this one. */
const EXPORT = 'POST /api/v1/exports'
export const READS = keys.filter((key) => key.startsWith('GET') && !specOf(key).wire)

/** A read with its answer, to be asked again later. */
export interface Read {
  person: Person
  request: Request
  answer: Answer
}

/** Every list, count and detail, asked by everybody in every way the contract allows. */
export class Reads {
  readonly done: Read[] = []
  private readonly queries: Queries

  constructor(
    private readonly asking: Asking,
    private readonly perTable: number,
    /** One in so many is asked. */
    private readonly every = 1,
  ) {
    this.queries = new Queries(asking.oracle, perTable)
  }

  async all(people: readonly Person[]): Promise<void> {
    await this.learnSorts(people)
    const asked = READS.flatMap((key) => people.map((person) => ({ key, person })))
    const open = asked.filter(({ key, person }) => mayCall(specOf(key), person))
    for (const { key, person } of asked) if (!mayCall(specOf(key), person)) await this.refused(person, key)
    const exporters = people.filter((person) => mayCall(specOf(EXPORT), person))
    const ways = [
      ...open.flatMap(({ key, person }) => this.ways(person, key).map((ask) => ({ person, ask }))),
      ...exporters.flatMap((person) => this.exports(person).map((ask) => ({ person, ask }))),
    ]
    for (const [i, { person, ask }] of ways.entries()) if (i % this.stepFor(person) === 0) await ask()
  }

  /** Companies are few and share their customers, so that they are asked ten times as often. */
  private stepFor({ role }: Person): number {
    return role === 'company' ? Math.ceil(this.every / 10) : this.every
  }

  /** Each way of asking as something that can be left out of a sample. */
  private ways(person: Person, key: RouteKey): (() => Promise<void>)[] {
    const table = tableOf(key, (table) => this.asking.oracle.rows.has(table))
    if (!table) return this.queries.of(person, key).map((query) => () => this.list(person, key, key.slice(4), query))
    const { own, foreign } = this.asking.oracle.split(person, table)
    const at = (id: string) => key.slice(4).replace(/:\w+/, id)
    const [{ fields } = { fields: {} }] = this.queries.of(person, key)
    return [
      ...spread(own, this.perTable).flatMap((id) =>
        this.queries.of(person, key).map((query) => () => this.list(person, key, at(id), query)),
      ),
      ...spread(foreign, this.perTable * 2).map(
        (id) => () => this.hidden(person, key, addressOf(at(id), fields), addressOf(at(newId()), fields)),
      ),
    ]
  }

  /** Each list as a file, with the list's own filters. */
  private exports(person: Person): (() => Promise<void>)[] {
    const { oneOf = [] } = jsonSchemaOf(specOf(EXPORT).body as NonNullable<RouteSpec['body']>)
    return oneOf.flatMap(({ properties = {} }) => {
      const kind = String(properties.kind?.const)
      const queries = this.queries.filling({ person, key: EXPORT, list: kind }, properties.filters as Fields)
      return queries.map(({ fields, instead }, i) => async () => {
        const body = (filters: object) => ({ kind, format: i % 8 === 0 ? 'xlsx' : 'csv', filters })
        const answer = await this.read(person, { key: EXPORT, url: EXPORT.slice(5), body: body(fields) })
        if (!instead) return
        const twin = await this.asking.ask(person, { key: EXPORT, url: EXPORT.slice(5), body: body(instead) })
        if (rowsOf(twin) !== rowsOf(answer))
          this.asking.leak(
            person,
            `${EXPORT} ${kind} ${JSON.stringify(fields)}`,
            'tells what is foreign from what is nowhere',
          )
      })
    })
  }

  /** Closed to the role: nothing is said but that. */
  private async refused(person: Person, key: RouteKey): Promise<void> {
    const answer = await this.read(person, { key, url: key.slice(4).replace(/:\w+/, newId()) })
    if (answer.status !== 403) this.asking.leak(person, key, `is closed to ${person.role} and answers ${answer.status}`)
  }

  private async list(
    person: Person,
    key: RouteKey,
    path: string,
    { fields, instead }: ReturnType<Queries['of']>[number],
  ) {
    const answer = await this.read(person, { key, url: addressOf(path, fields) })
    const page = parsed(answer)
    if (isPage(page)) await this.counted(person, key, path, fields, page)
    if (!instead) return
    const twin = await this.read(person, { key, url: addressOf(path, instead) })
    if (twin.status !== answer.status || twin.text !== answer.text)
      this.asking.leak(person, `${key} ${JSON.stringify(fields)}`, 'tells what is foreign from what is nowhere')
  }

  /** The total is the number of rows that can be turned to, no more. */
  private async counted(
    person: Person,
    key: RouteKey,
    path: string,
    fields: Record<string, string>,
    first: { items: unknown[]; nextCursor: string | null; total: number },
  ) {
    let [seen, cursor] = [first.items.length, first.nextCursor]
    while (cursor !== null) {
      const next = parsed(
        await this.read(person, {
          key,
          url: addressOf(path, { ...fields, limit: fields.limit === '1' ? '50' : (fields.limit ?? '50'), cursor }),
        }),
      )
      if (!isPage(next))
        return this.asking.leak(person, `${key} ${JSON.stringify(fields)}`, 'a cursor of its own is refused')
      seen += next.items.length
      cursor = next.nextCursor
    }
    if (seen !== first.total)
      this.asking.leak(person, `${key} ${JSON.stringify(fields)}`, `counts ${first.total} and shows ${seen}`)
  }

  /** A thing of others answers as a thing that is nowhere. */
  private async hidden(person: Person, key: RouteKey, foreign: string, nowhere: string): Promise<void> {
    const there = await this.read(person, { key, url: foreign })
    const gone = await this.read(person, { key, url: nowhere })
    if (there.status !== 404 || there.text !== gone.text || gone.status !== 404)
      this.asking.leak(person, `${key} ${foreign}`, `answers ${there.status}, and ${gone.status} for what is nowhere`)
  }

  private async read(person: Person, request: Request): Promise<Answer> {
    const answer = await this.asking.ask(person, request)
    this.done.push({ person, request, answer })
    return answer
  }

  private async learnSorts(people: readonly Person[]): Promise<void> {
    for (const key of READS.filter((one) => !one.includes(':'))) {
      const person = people.find((one) => mayCall(specOf(key), one))
      if (person)
        this.queries.learnSorts(key, (await this.asking.ask(person, { key, url: `${key.slice(4)}?sort=none` })).text)
    }
  }
}

const addressOf = (path: string, fields: Record<string, string>): string => {
  const query = new URLSearchParams(fields).toString()
  return query ? `${path}?${query}` : path
}

/** A file says on top how it was filtered; below stand the rows. */
const rowsOf = ({ text }: Answer): string => text.slice(text.indexOf('\n\n') + 1)
