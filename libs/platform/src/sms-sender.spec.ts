import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createMessageSender, HttpMessageSender } from './sms-sender'

const message = {
  to: '13812344007',
  template: 'inspection.result',
  params: { result: '合格' },
  idempotencyKey: 'notice-1',
}

interface Received {
  headers: IncomingHttpHeaders
  body: unknown
}

describe('sending a message', () => {
  let server: Server
  let url: string
  let received: Received[]
  let status: number | 'hang' | 'drop'

  beforeEach(async () => {
    received = []
    status = 200
    server = createServer(async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      received.push({ headers: request.headers, body: JSON.parse(Buffer.concat(chunks).toString()) })
      if (status === 'drop') request.socket.destroy()
      else if (status !== 'hang') response.writeHead(status, { location: '/elsewhere' }).end('{}')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/send`
  })

  afterEach(async () => {
    server.closeAllConnections()
    if (server.listening) await new Promise((resolve) => server.close(resolve))
  })

  /** Patience is short only where the other side never answers: a busy machine takes a second for the rest. */
  const send = () => new HttpMessageSender(url, 'sms-key', status === 'hang' ? 200 : 10_000).send(message)

  it('posts number, template and values with the key and an idempotency key', async () => {
    expect(await send()).toBe('sent')
    expect(received[0]?.body).toEqual({ to: '13812344007', template: 'inspection.result', params: { result: '合格' } })
    expect(received[0]?.headers).toMatchObject({ authorization: 'Bearer sms-key', 'idempotency-key': 'notice-1' })
  })

  it.each<[typeof status]>([[500], [502], ['hang'], ['drop'], [307]])(
    'after %p nobody knows whether it was sent, and nothing is sent a second time',
    async (answer) => {
      status = answer
      expect(await send()).toBe('unknown')
      expect(received).toHaveLength(1)
    },
  )

  it.each([
    [400, 'MESSAGE_REFUSED'],
    [429, 'MESSAGE_TOO_FREQUENT'],
  ])('HTTP %i certainly sent nothing: %s', async (answer, code) => {
    status = answer
    await expect(send()).rejects.toMatchObject({ code })
  })

  it('nobody at the address certainly sent nothing either', async () => {
    const port = (server.address() as AddressInfo).port
    await new Promise((resolve) => server.close(resolve))
    const nobody = new HttpMessageSender(`http://127.0.0.1:${port}/send`, undefined)
    await expect(nobody.send(message)).rejects.toMatchObject({ code: 'MESSAGE_UNAVAILABLE' })
  })

  it('without a provider there is no sender that could claim anything', () => {
    expect(createMessageSender({ sms: {} })).toBeNull()
  })

  it('with an address the provider is used', async () => {
    expect(await createMessageSender({ sms: { url } })?.send(message)).toBe('sent')
    expect(received[0]?.headers.authorization).toBeUndefined()
  })
})
