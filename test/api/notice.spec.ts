import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { JobRunner } from '@app/queue'
import { TestApi } from '../support/api'
import { type District, district } from '../support/district'
import { bottle, failing, signed, upload, visit } from '../support/visit'

interface Received {
  key: string | undefined
  body: { to: string; template: string; params: Record<string, string> }
}

/** An SMS provider that answers what it is told to. */
async function provider(answers: number[]): Promise<{ server: Server; url: string; received: Received[] }> {
  const received: Received[] = []
  const server = createServer((request, response) => {
    let text = ''
    request.on('data', (chunk) => {
      text += chunk
    })
    request.on('end', () => {
      received.push({ key: request.headers['idempotency-key'] as string | undefined, body: JSON.parse(text) })
      response.statusCode = answers.shift() ?? 200
      response.end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received }
}

describe('The household is told the result of a visit', () => {
  let sms: Awaited<ReturnType<typeof provider>>
  let api: TestApi
  let d: District
  const answers: number[] = []

  beforeAll(async () => {
    sms = await provider(answers)
    api = await TestApi.start({ config: { SMS_URL: sms.url, SMS_KEY: 'k' } })
    d = await district(api)
  })
  afterAll(async () => {
    await api?.close()
    sms?.server.close()
  })

  async function submit(): Promise<string> {
    const token = await api.login('inspector')
    const photo = (await upload(api, token)).body.id
    const at = { premises: d.premises.here, inspectorId: d.accounts.inspector.id, now: api.clock.now() }
    const content = failing(visit(at, photo, { bottles: [bottle(d.bottles.first.id)] }), 'H03', 'H03-too_long', photo)
    return (await api.call('POST /api/v1/inspections', { token, body: signed(content, photo) })).body.number
  }
  const notices = () =>
    api.db.rows<{ id: string; status: string; params: string }>('SELECT * FROM notice ORDER BY createdAt, id')

  test('one message goes to the telephone of the party in residence, with number and result', async () => {
    const number = await submit()
    await api.get<JobRunner>(JobRunner).drain()
    expect(sms.received).toHaveLength(1)
    expect(sms.received[0]?.body).toEqual({
      to: '13800000001',
      template: 'visit_result',
      params: {
        number,
        outcome: '完成',
        hazards: '1',
        page: expect.stringMatching(/result\/index\?id=[0-9a-f-]{36}$/),
      },
    })
    expect(await notices()).toEqual([expect.objectContaining({ status: 'sent' })])
  })

  test('neither the job nor the notice holds the number or the name', async () => {
    const rows = [...(await notices()), ...(await api.db.rows<object>('SELECT payload FROM job'))]
    expect(JSON.stringify(rows)).not.toMatch(/13800000001|张三/)
  })

  test('an answer that tells nothing leaves the notice unconfirmed, a refusal makes it failed', async () => {
    answers.push(502)
    await submit()
    await api.get<JobRunner>(JobRunner).drain()
    answers.push(400)
    await submit()
    await api.get<JobRunner>(JobRunner).drain()
    expect((await notices()).map((n) => n.status).sort()).toEqual(['failed', 'sent', 'unconfirmed'])
  })
})
