import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { newId } from '@app/domain'
import { TestApi } from '../support/api'
import { district } from '../support/district'
import { listForm, sendList } from '../support/imports'
import { xlsx, zip } from '../support/spreadsheet'

const MEGABYTE = 1024 * 1024

describe('Lists nobody means well with', () => {
  let api: TestApi
  let token: string

  beforeAll(async () => {
    api = await TestApi.start()
    await district(api)
    token = await api.login('office')
  })
  afterAll(() => api?.close())

  const stored = async () =>
    Number((await api.db.rows<{ n: number }>('SELECT COUNT(*) AS n FROM import_batch'))[0]?.n) +
    Number((await api.db.rows<{ n: number }>("SELECT COUNT(*) AS n FROM job WHERE name LIKE 'import.%'"))[0]?.n)

  const sheet = (content: string) => ({ parts: [{ name: 'xl/worksheets/sheet1.xml', content }] })
  const LISTS: [string, Buffer, number, string][] = [
    [
      'a program renamed .xlsx',
      Buffer.concat([Buffer.from('MZ\x90\x00\x03', 'latin1'), Buffer.alloc(4000)]),
      422,
      'IMPORT_UNREADABLE',
    ],
    [
      'a program with an archive behind it',
      Buffer.concat([Buffer.from('MZ\x90\x00', 'latin1'), xlsx([['a']])]),
      422,
      'IMPORT_UNREADABLE',
    ],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 422, 'IMPORT_UNREADABLE'],
    ['an old .xls', Buffer.from('d0cf11e0a1b11ae100000000', 'hex'), 422, 'IMPORT_UNREADABLE'],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 422, 'IMPORT_UNREADABLE'],
    ['half an archive', xlsx([['a']]).subarray(0, 200), 422, 'IMPORT_UNREADABLE'],
    ['an archive that would be 40 MB of blanks', xlsx([], sheet(' '.repeat(40 * MEGABYTE))), 422, 'IMPORT_BOMB'],
    [
      'an archive in which 4 GB are announced',
      zip([{ name: 'a', content: '', claims: { size: 0xfffffff0 } }]),
      422,
      'IMPORT_BOMB',
    ],
    ['nothing', Buffer.alloc(0), 422, 'IMPORT_UNREADABLE'],
    ['21 MB', Buffer.alloc(21 * MEGABYTE, 'a'), 413, 'FILE_TOO_LARGE'],
  ]
  test.each(LISTS)('%s is refused with a clear problem and leaves nothing', async (_, bytes, status, code) => {
    const before = await stored()
    const { problem } = await sendList(api, { kind: 'premises', bytes, token })
    expect(problem).toMatchObject({ status, code, title: expect.stringMatching(/[一-龥]/) })
    expect(await stored()).toBe(before)
  })

  test.each([
    ['no kind', `/api/v1/imports?id=${newId()}`],
    ['an unknown kind', `/api/v1/imports?id=${newId()}&kind=people`],
    ['no id', '/api/v1/imports?kind=areas'],
  ])('a list with %s is refused', async (_, url) => {
    const { payload, headers } = listForm(Buffer.from('区域编码,名称\n120103,河西区\n'))
    const reply = await api.fastify.inject({
      method: 'POST',
      url,
      payload,
      headers: { ...headers, authorization: `Bearer ${token}` },
    })
    expect(reply.json()).toMatchObject({ status: 422, code: 'INPUT_INVALID' })
    expect(await stored()).toBe(0)
  })

  test('100 MB are refused while they come in, not after', async () => {
    await api.fastify.listen({ port: 0, host: '127.0.0.1' })
    const { port } = api.fastify.server.address() as AddressInfo
    const { status, sent } = await stream(port)
    expect(status).toBe(413)
    expect(sent).toBeLessThan(60 * MEGABYTE)
    expect(await stored()).toBe(0)
  })

  /** Without announcing a length; tells how much had gone out when the answer came. */
  function stream(port: number): Promise<{ status: number; sent: number }> {
    return new Promise((resolve, reject) => {
      let sent = 0
      const { payload, headers } = listForm(Buffer.from('PK'))
      const outgoing = request({
        port,
        host: '127.0.0.1',
        method: 'POST',
        path: `/api/v1/imports?id=${newId()}&kind=cylinders`,
        headers: { ...headers, authorization: `Bearer ${token}` },
      })
      const more = () => {
        while (sent < 100 * MEGABYTE && !outgoing.destroyed) {
          sent += 64 * 1024
          if (!outgoing.write(Buffer.alloc(64 * 1024, 'x'))) return outgoing.once('drain', more)
        }
        return outgoing.end()
      }
      outgoing.on('response', (reply) => {
        resolve({ status: reply.statusCode ?? 0, sent })
        outgoing.destroy()
      })
      outgoing.on('error', reject)
      outgoing.write(payload.subarray(0, payload.indexOf('PK') + 2))
      more()
    })
  }
})
