import { newId } from '@app/domain'
import type { Asking } from './asking'
import type { Person } from './oracle'
import type { Read } from './reads'

const KEY = 'GET /api/v1/files/:id'
const ADDRESS = /\/api\/v1\/files\/[^"]+/g

/** The signed addresses that were handed out while everybody read everything. */
export class Photos {
  constructor(private readonly asking: Asking) {}

  /** Each opens for whom it was signed, and for nobody else; nobody makes one for himself. */
  async all(reads: readonly Read[], people: readonly Person[], most: number): Promise<void> {
    const given = new Map<string, Person>()
    for (const { person, answer } of reads) for (const url of answer.text.match(ADDRESS) ?? []) given.set(url, person)
    for (const [url, person] of given)
      if (person.role === 'auditor') this.asking.leak(person, url, 'is given to who has said no reason')
    for (const [url, person] of [...given].slice(0, most)) {
      const own = await this.asking.ask(person, { key: KEY, url })
      if (own.status !== 200) this.asking.leak(person, url, `does not open for whom it was signed: ${own.status}`)
      for (const other of this.others(people, person)) await this.closed(other, url)
    }
    const files = this.asking.oracle.rows.table('file').map(({ id }) => String(id))
    for (const person of people)
      for (const id of files.slice(0, 2))
        await this.closed(person, `/api/v1/files/${id}?v=${person.accountId}&exp=2026-06-10T03:00:00.000Z&sig=x`)
  }

  /** With the address as it is, and with himself written into it. */
  private async closed(person: Person, url: string): Promise<void> {
    const mine = url.replace(/v=[^&]*/, `v=${person.accountId}`)
    const nowhere = await this.asking.ask(person, { key: KEY, url: mine.replace(/files\/[^?]*/, `files/${newId()}`) })
    for (const one of [url, mine]) {
      const answer = await this.asking.ask(person, { key: KEY, url: one })
      if (answer.status < 400 || answer.text !== nowhere.text)
        this.asking.leak(person, one, `opens a photo signed for another: ${answer.status}`)
    }
  }

  /** One of another role, and one of the same. */
  private others(people: readonly Person[], person: Person): Person[] {
    const rest = people.filter(({ accountId }) => accountId !== person.accountId)
    return [rest.find(({ role }) => role !== person.role), rest.find(({ role }) => role === person.role)].filter(
      (one) => one !== undefined,
    )
  }
}
