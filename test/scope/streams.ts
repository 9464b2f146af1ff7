import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import type { Asking } from './asking'
import type { Person } from './oracle'

const KEY = 'GET /api/v1/stream'

/** Open live feeds: what each was sent so far. */
export class Streams {
  private readonly open: { person: Person; text: string; close: () => void }[] = []

  constructor(
    private readonly asking: Asking,
    private readonly port: number,
  ) {}

  static async over(asking: Asking): Promise<Streams> {
    const { fastify } = asking.world.api
    if (!fastify.server.listening) await fastify.listen({ port: 0, host: '127.0.0.1' })
    return new Streams(asking, (fastify.server.address() as AddressInfo).port)
  }

  /** From the beginning of the journal: all that ever happened, as far as it is his. */
  async follow(people: readonly Person[], after?: number): Promise<void> {
    await Promise.all(people.map((person) => this.listen(person, after)))
    await setTimeout(300)
  }

  /** Looks at everything that came, and hangs up. */
  check(): void {
    for (const { person, text, close } of this.open.splice(0)) {
      this.asking.cases += 1
      for (const { token, mark } of this.asking.oracle.leaks(person, KEY, text))
        this.asking.leak(person, KEY, `shows ${token} ${mark ? `of ${mark.table} ${mark.id}` : ''}`)
      close()
    }
  }

  /** Nobody of these was to hear anything. */
  silent(): void {
    for (const { person, text, close } of this.open.splice(0)) {
      this.asking.cases += 1
      if (text.includes('event:')) this.asking.leak(person, KEY, `hears of what is not his: ${text.slice(0, 300)}`)
      close()
    }
  }

  private listen(person: Person, after?: number): Promise<void> {
    const path = `/api/v1/stream${after === undefined ? '' : `?after=${after}`}`
    const one = { person, text: '', close: () => call.destroy() }
    const call = request({ port: this.port, path, headers: { authorization: `Bearer ${person.token}` } })
    call.on('error', () => undefined)
    return new Promise((resolve) => {
      call.on('response', (reply) => {
        if (reply.statusCode !== 200) this.asking.leak(person, KEY, `answers ${reply.statusCode}`)
        reply.setEncoding('utf8').on('data', (chunk: string) => {
          one.text += chunk
        })
        reply.on('error', () => undefined)
        this.open.push(one)
        resolve()
      })
      call.end()
    })
  }
}
