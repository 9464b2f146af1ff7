import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { TestApi } from '../support/api'
import { type District, district } from '../support/district'
import { bottle, signed, upload, visit } from '../support/visit'

interface Change {
  seq: number
  kind: string
  subjects: { kind: string; id: string }[]
}

/** What one listener has received so far. */
interface Listening {
  changes: Change[]
  close: () => void
}

export function streamTests(databaseUrl: () => Promise<string>): void {
  let api: TestApi
  let d: District
  let port: number

  beforeAll(async () => {
    api = await TestApi.start({ databaseUrl: await databaseUrl() })
    d = await district(api)
    await api.fastify.listen({ port: 0, host: '127.0.0.1' })
    port = (api.fastify.server.address() as AddressInfo).port
  }, 60_000)
  afterAll(() => api?.close())

  function listen(token: string, after?: number): Promise<Listening> {
    const changes: Change[] = []
    const path = `/api/v1/stream${after === undefined ? '' : `?after=${after}`}`
    return new Promise((resolve, reject) => {
      const call = request({ port, path, headers: { authorization: `Bearer ${token}` } }, (reply) => {
        let text = ''
        reply.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk
          const blocks = text.split('\n\n')
          text = blocks.pop() ?? ''
          for (const block of blocks)
            if (block.includes('event: change'))
              changes.push(JSON.parse(block.slice(block.indexOf('data: ') + 6)) as Change)
        })
        resolve({ changes, close: () => call.destroy() })
      })
      call.on('error', reject).end()
    })
  }

  async function until(holds: () => boolean): Promise<void> {
    const end = Date.now() + 10_000
    while (!holds() && Date.now() < end) await new Promise((r) => setTimeout(r, 20))
    expect(holds()).toBe(true)
  }

  async function visitNow(): Promise<string> {
    const token = await api.login('inspector')
    const photo = (await upload(api, token)).body.id
    const at = { premises: d.premises.here, inspectorId: d.accounts.inspector.id, now: api.clock.now() }
    const body = signed(visit(at, photo, { bottles: [bottle(d.bottles.first.id)] }), photo)
    return (await api.call('POST /api/v1/inspections', { token, body })).body.id
  }

  test('a visit reaches the office and its street while they listen, another street hears nothing', async () => {
    const [office, street, other] = await Promise.all(
      ['office', 'street', 'street2'].map(async (n) => listen(await api.login(n))),
    )
    const id = await visitNow()
    const heard = (l: Listening | undefined) =>
      Boolean(l?.changes.some((c) => c.kind === 'inspection.submitted' && c.subjects.some((s) => s.id === id)))
    await until(() => heard(office) && heard(street))
    expect(other?.changes).toEqual([])
    for (const l of [office, street, other]) l?.close()
  })

  test('after a broken connection a client resumes behind the last change it saw, without gap or repetition', async () => {
    const token = await api.login('office')
    const first = await listen(token)
    await visitNow()
    await until(() => first.changes.length > 0)
    first.close()
    const last = first.changes[first.changes.length - 1]?.seq ?? 0
    const missed = await visitNow()
    const second = await listen(token, last)
    await until(() => second.changes.some((c) => c.subjects.some((s) => s.id === missed)))
    const seqs = second.changes.map((c) => c.seq)
    expect(seqs[0]).toBe(last + 1)
    expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => a - b))
    second.close()
  })

  test('it is closed to households and to those who are not logged in', async () => {
    const anonymous = await api.fastify.inject({ url: '/api/v1/stream' })
    const household = await api.fastify.inject({
      url: '/api/v1/stream',
      headers: { authorization: `Bearer ${await api.login('household')}` },
    })
    expect([anonymous.statusCode, household.statusCode]).toEqual([401, 403])
  })
}
