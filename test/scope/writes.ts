import { type RouteKey, type RouteSpec, routes } from '@app/contract'
import { newId } from '@app/domain'
import { bodyOf, isMadeByHand, refsOf } from '../support/body-of'
import { tableOf } from '../support/route-nouns'
import type { Asking, Request } from './asking'
import { tokensOf } from './marks'
import type { Oracle, Person } from './oracle'
import { spread } from './queries'
import { mayCall } from './reads'

const keys = Object.keys(routes) as RouteKey[]
const specOf = (key: RouteKey): RouteSpec => routes[key]
/** Log-ins and one's own account name nobody else; uploads and downloads are asked in photos.ts and reads.ts. */
const ALONE = /\/(sessions|me)\b/
/** What software signs is closed to every log-in, see access.spec.ts. */
const ASKED = keys.filter((key) => specOf(key).roles !== 'signed')
const WRITES = ASKED.filter(
  (key) => !key.startsWith('GET') && !ALONE.test(key) && !specOf(key).wire && !isMadeByHand(key),
)

/** What a field of a body names, when it is not called after its table. */
const REF_TABLES: Partial<Record<string, string>> = {
  photo: 'file',
  stampPhoto: 'file',
  approval: 'file',
  subject: 'hazard',
  inspector: 'account',
  alias: 'cylinder_alias',
  replaces: 'cylinder_alias',
  site: 'company_site',
}

/** Who erases a person says which pictures show him, wherever they were taken. */
const KNOWN_ANYWHERE = new Set(['POST /api/v1/erasures photoIds'])

/** Nobody changes, or learns of, what is not his; what he may change shows him no more than he saw before. */
export class Writes {
  constructor(
    private readonly asking: Asking,
    private readonly perTable: number,
    private readonly reread: () => Promise<Oracle>,
  ) {}

  private readonly has = (table: string): boolean => this.asking.oracle.rows.has(table)

  async all(people: readonly Person[]): Promise<void> {
    for (const key of WRITES)
      for (const person of people)
        if (!mayCall(specOf(key), person)) await this.refused(person, key)
        else await this.foreign(person, key)
  }

  /** Afterwards, for it changes the world: on what is his own, naming in turn everything that is not. */
  async own(people: readonly Person[]): Promise<void> {
    for (const key of WRITES)
      for (const person of people) if (mayCall(specOf(key), person)) await this.onOwn(person, key)
  }

  private async onOwn(person: Person, key: RouteKey): Promise<void> {
    const table = tableOf(key, this.has)
    const [id] = table ? this.asking.oracle.split(person, table).own : ['']
    if (id === undefined || (table === 'account' && id === person.accountId)) return
    for (const ref of refsOf(key)) if (!KNOWN_ANYWHERE.has(`${key} ${ref}`)) await this.naming(person, key, id, ref)
    const { status } = await this.send(person, request(key, id, this.ownThings(person, key)))
    if (status < 400) this.asking.oracle = await this.reread()
  }

  private async refused(person: Person, key: RouteKey): Promise<void> {
    const { status } = await this.send(person, request(key, newId()))
    if (status !== 403) this.asking.leak(person, key, `is closed to ${person.role} and answers ${status}`)
  }

  private async foreign(person: Person, key: RouteKey): Promise<void> {
    const table = tableOf(key, this.has)
    if (!table) return
    const { foreign } = this.asking.oracle.split(person, table)
    const gone = await this.send(person, request(key, newId()))
    if (gone.status < 400) this.asking.leak(person, key, `answers ${gone.status} for what is nowhere: ${gone.text}`)
    for (const id of spread(foreign, this.perTable)) {
      const there = await this.send(person, request(key, id))
      if (there.status !== gone.status || there.text !== gone.text)
        this.asking.leak(
          person,
          `${key} ${id}`,
          `answers ${there.status} ${there.text}, and ${gone.text} for what is nowhere`,
        )
    }
  }

  /** A body that names a thing of others is answered as one that names nothing. Whatever else it names is his own. */
  private async naming(person: Person, key: RouteKey, id: string, ref: string): Promise<void> {
    const own = this.ownThings(person, key)
    for (const thing of spread(this.asking.oracle.split(person, refTable(key, ref, this.has)).foreign, this.perTable)) {
      const [there, gone] = [request(key, id, { ...own, [ref]: thing }), request(key, id, { ...own, [ref]: newId() })]
      const [first, second] = [await this.send(person, there), await this.send(person, gone)]
      const [said, saidOfNothing] = [nameless(first.text, there), nameless(second.text, gone)]
      if (first.status !== second.status || said !== saidOfNothing)
        this.asking.leak(
          person,
          `${key} ${ref}`,
          `of ${JSON.stringify(this.asking.oracle.rows.find(thing)?.row)} answers ${said.slice(0, 300)}, and ${saidOfNothing.slice(0, 300)} for what is nowhere`,
        )
    }
  }

  private ownThings(person: Person, key: RouteKey): Record<string, string> {
    const refs = refsOf(key, 'required')
    const things = refs.map((ref) => [
      ref,
      this.asking.oracle.split(person, refTable(key, ref, this.has)).own[0] ?? newId(),
    ])
    return Object.fromEntries(things)
  }

  private async send(person: Person, one: Request) {
    return this.asking.ask(person, one)
  }
}

const request = (key: RouteKey, id: string, given?: Record<string, string>): Request => ({
  key,
  url: key.slice(key.indexOf(' ') + 1).replace(/:\w+/, id),
  body: bodyOf(key, given),
})

/** An answer without the ids of its own request. */
const nameless = (text: string, { body }: Request): string =>
  [...tokensOf(JSON.stringify(body ?? ''))].reduce((rest, token) => rest.replaceAll(token, '…'), text)

/** toPremisesId names premises, photoIds files, intoId another of what the address names. */
function refTable(key: RouteKey, ref: string, has: (table: string) => boolean): string {
  const name = ref.replace(/Ids?$/, '')
  const last = (/[A-Z][a-z]+$/.exec(name)?.[0] ?? name).toLowerCase()
  const table = [REF_TABLES[name], last, tableOf(key, has)].find((one) => one !== undefined && has(one))
  if (!table) throw new Error(`test/scope/writes.ts does not know what "${ref}" of ${key} names: add it to REF_TABLES`)
  return table
}
