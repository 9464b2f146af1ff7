import { createReadStream, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newId } from '@app/domain'
import sharp from 'sharp'
import { TestApi } from '../support/api'
import { district } from '../support/district'
import { photoBytes, seePicture, upload } from '../support/visit'

const BOUNDARY = 'x-hostile'
const part = (disposition: string, content: Buffer | string) =>
  Buffer.concat([
    Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n`),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ])
const END = Buffer.from(`--${BOUNDARY}--\r\n`)
const FILE = 'name="file"; filename="photo.jpg"'

describe('Uploads nobody means well with', () => {
  let api: TestApi
  let token: string

  beforeAll(async () => {
    api = await TestApi.start()
    await district(api)
    token = await api.login('inspector')
  })
  afterAll(() => api?.close())

  const files = async () => Number((await api.db.rows<{ n: number }>('SELECT COUNT(*) AS n FROM file'))[0]?.n)
  const post = (payload: Buffer, headers: Record<string, string> = {}) =>
    api.fastify.inject({
      method: 'POST',
      url: `/api/v1/files?id=${newId()}`,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
        ...headers,
      },
      payload,
    })

  async function refused(payload: Buffer, headers?: Record<string, string>) {
    const before = await files()
    const reply = await post(payload, headers)
    expect(reply.statusCode).toBeGreaterThanOrEqual(400)
    expect(reply.statusCode).toBeLessThan(500)
    expect(reply.headers['content-type']).toContain('application/problem+json')
    expect(reply.json().title).toMatch(/[一-龥]/)
    expect(await files()).toBe(before)
    return reply.json() as { code: string; status: number }
  }

  test.each([
    ['no part at all', END],
    ['nothing', Buffer.alloc(0)],
    ['only a field', Buffer.concat([part('name="note"', 'x'), END])],
    ['a file of no bytes', Buffer.concat([part(FILE, ''), END])],
    ['a field called __proto__', Buffer.concat([part('name="__proto__"', 'x'), END])],
    ['a file called __proto__', Buffer.concat([part('name="__proto__"; filename="a.jpg"', 'x'), END])],
    ['a torn end', part(FILE, 'x').subarray(0, 90)],
    ['another boundary', Buffer.from('--other\r\n\r\nx\r\n--other--\r\n')],
    ['twenty fields', Buffer.concat([...Array.from({ length: 20 }, (_, i) => part(`name="f${i}"`, 'x')), END])],
    ['an SVG named .jpg', Buffer.concat([part(FILE, '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), END])],
    ['a page named .jpg', Buffer.concat([part(FILE, '<!doctype html><script>alert(1)</script>'), END])],
    ['a program that begins like a JPEG', Buffer.concat([part(FILE, Buffer.from('ffd8ffe04d5a9000', 'hex')), END])],
  ])('%s is refused and leaves nothing', async (_, payload) => {
    await refused(payload)
  })

  test.each([
    'multipart/form-data',
    'multipart/form-data; boundary=',
    `multipart/mixed; boundary=${BOUNDARY}`,
    'image/jpeg',
    'application/octet-stream',
    'application/json',
  ])('a photo sent as %s is refused', async (type) => {
    await refused(Buffer.concat([part(FILE, await photoBytes()), END]), { 'content-type': type })
  })

  test('of two photos in one request neither is stored', async () => {
    const bytes = await photoBytes()
    const { code } = await refused(Buffer.concat([part(FILE, bytes), part(FILE, bytes), END]))
    expect(code).toBe('FILE_ONE_ONLY')
  })

  test('a picture that is a page as well loses the page', async () => {
    const polyglot = Buffer.concat([await photoBytes(), Buffer.from('<script>alert(1)</script>')])
    const { status, body } = await upload(api, token, newId(), polyglot)
    expect(status).toBe(201)
    const seen = await seePicture(api, token, body.url)
    expect(seen.headers).toMatchObject({ 'content-type': 'image/jpeg', 'x-content-type-options': 'nosniff' })
    expect(seen.rawPayload.includes('script')).toBe(false)
  })

  test('a photo held sideways is turned upright', async () => {
    const bytes = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#345' } })
      .jpeg()
      .withMetadata({ orientation: 6 })
      .toBuffer()
    const { body } = await upload(api, token, newId(), bytes)
    expect(body).toMatchObject({ width: 20, height: 40 })
  })

  test('100 MB are refused while they come in, not after', async () => {
    await api.fastify.listen({ port: 0, host: '127.0.0.1' })
    const { port } = api.fastify.server.address() as AddressInfo
    const folder = mkdtempSync(join(tmpdir(), 'pingan-large-'))
    const file = join(folder, 'large.jpg')
    writeFileSync(file, await photoBytes())
    truncateSync(file, 100 * 1024 * 1024)
    const before = await files()
    const { status, sent } = await send(port, file)
    expect(status).toBe(413)
    expect(sent).toBeLessThan(40 * 1024 * 1024)
    expect(await files()).toBe(before)
    rmSync(folder, { recursive: true })
  })

  /** Streams one file as the phone would, and tells how much had gone out when the answer came. */
  function send(port: number, file: string): Promise<{ status: number; sent: number }> {
    return new Promise((resolve, reject) => {
      let sent = 0
      const outgoing = request({
        port,
        host: '127.0.0.1',
        method: 'POST',
        path: `/api/v1/files?id=${newId()}`,
        headers: { authorization: `Bearer ${token}`, 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
      })
      const source = createReadStream(file)
      outgoing.on('response', (reply) => {
        resolve({ status: reply.statusCode ?? 0, sent })
        source.destroy()
        outgoing.destroy()
      })
      outgoing.on('error', reject)
      outgoing.write(part(FILE, '').subarray(0, -2))
      source.on('data', (chunk) => {
        sent += chunk.length
      })
      source.pipe(outgoing, { end: false })
    })
  }
})
