import type { RouteKey } from '@app/contract'
import type { LightMyRequestResponse } from 'fastify'
import { type Leak, Oracle, type Person } from './oracle'
import { unpacked } from './unpacked'
import type { ScopeWorld } from './world'

export interface Request {
  key: RouteKey
  url: string
  body?: object
}

export interface Answer {
  status: number
  text: string
}

export interface Page {
  items: unknown[]
  nextCursor: string | null
  total: number
}

/** Asks in somebody's name, looks at every answer, and keeps count. */
export class Asking {
  cases = 0
  readonly leaks: string[] = []

  constructor(
    readonly world: ScopeWorld,
    public oracle: Oracle,
  ) {}

  async ask(person: Person, { key, url, body }: Request): Promise<Answer> {
    this.cases += 1
    const reply = await this.world.api.fastify.inject({
      method: key.split(' ')[0] as 'GET',
      url,
      headers: { authorization: `Bearer ${person.token}` },
      ...(body === undefined ? {} : { payload: body }),
    })
    const answer = { status: reply.statusCode, text: textOf(reply) }
    if (answer.status >= 500) this.leak(person, `${key} ${url}`, `answers ${answer.status}: ${answer.text}`)
    for (const { token, mark } of await this.leaksIn(person, key, answer))
      if (!(wasAsked(token, url, body) && (answer.status >= 400 || mark === undefined || key === 'GET /api/v1/scan')))
        this.leak(
          person,
          `${key} ${url}`,
          `shows ${token} ${mark ? `(${mark.sight} of ${mark.table} ${mark.id})` : ''}`,
        )
    return answer
  }

  /** What was written a moment ago is new to the oracle. */
  private async leaksIn(person: Person, key: RouteKey, { status, text }: Answer): Promise<Leak[]> {
    const found = this.oracle.leaks(person, key, text)
    if (key.startsWith('GET') || status >= 400 || found.every(({ mark }) => mark)) return found
    this.oracle = await Oracle.of(this.world)
    return this.oracle.leaks(person, key, text)
  }

  leak(person: Person, where: string, what: string): void {
    this.leaks.push(`${person.username} ${where}: ${what}`)
  }
}

/** A refusal may repeat what was asked, a card the code that was looked up, and a new thing has the id it was given. */
const wasAsked = (token: string, url: string, body: object | undefined): boolean =>
  url.includes(encodeURIComponent(token)) || JSON.stringify(body ?? '').includes(token)

/** What a person can read in it: a spreadsheet is a packed archive. */
function textOf({ headers, payload, rawPayload }: LightMyRequestResponse): string {
  if (!String(headers['content-type']).includes('spreadsheet')) return withoutRequestId(payload)
  return unpacked(rawPayload).join('\n')
}

/** The number of the request is not about anybody's data. */
const withoutRequestId = (text: string): string => text.replace(/,"requestId":"[^"]*"/, '')

export const isPage = (value: unknown): value is Page =>
  typeof value === 'object' && value !== null && 'items' in value && 'nextCursor' in value && 'total' in value

export const parsed = ({ status, text }: Answer): unknown =>
  status < 400 && text.startsWith('{') ? JSON.parse(text) : null
