import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InputOf } from '@app/contract'
import { addMinutes, newId } from '@app/domain'
import { ReportPhotosService } from '@app/features'
import { symbols } from 'pino'
import sharp from 'sharp'
import { LOGGER } from '../../libs/features/src/core/tokens'
import { ReportPurge } from '../../libs/features/src/reports/report-purge.handler'
import { type ApiOptions, TestApi } from '../support/api'
import { type District, district, GRID, OTHER_STREET, STREET } from '../support/district'
import { upload } from '../support/visit'

type Report = InputOf<'POST /api/v1/reports'>['body']

interface Where extends ApiOptions {
  /** Everything that servers outside the data folder keep, as text. */
  elsewhere?: () => Promise<string>
}

const SECRET = 'c0ffee'.repeat(6)
const SOURCE = '203.0.113.77'

/** 举报 by anybody and 随手报 by staff, from the form to the answer. Runs alike on both databases. */
export function reportTests(options: () => Promise<Where>): void {
  let api: TestApi
  let town: District
  let folder: string
  let where: Where
  const log: string[] = []

  beforeAll(async () => {
    where = await options()
    folder = mkdtempSync(join(tmpdir(), 'pingan-reports-'))
    api = await TestApi.start({ ...where, config: { DATA_DIR: folder, ...where.config } })
    const logger = api.get<Record<symbol, unknown> & { level: string }>(LOGGER)
    logger.level = 'trace'
    logger[symbols.streamSym] = { write: (line: string) => void log.push(line) }
    town = await district(api)
  }, 60_000)
  afterAll(async () => {
    await api?.close()
    if (folder) rmSync(folder, { recursive: true, force: true })
  })

  const body = (over: Partial<Report> = {}): Report => ({
    id: newId(),
    secret: SECRET,
    category: 'black_gas',
    street: STREET,
    where: '菜场后门第三家',
    text: '三轮车上卖气，瓶子锈了',
    photoIds: [],
    contact: null,
    ...over,
  })
  /** As a phone sends it that is logged in all the same. */
  const send = async (report: Report, token?: string) => {
    const headers = {
      'user-agent': 'Tell-Tale/9',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    }
    const url = '/api/v1/reports'
    const reply = await api.fastify.inject({ method: 'POST', url, payload: report, headers, remoteAddress: SOURCE })
    return { status: reply.statusCode, body: reply.json() as { receipt: string; code?: string; answerBy: string } }
  }
  const follow = (receipt: string) => api.call('POST /api/v1/report-follows', { body: { receipt } })
  const list = async (username: string, query = {}) =>
    (await api.call('GET /api/v1/reports', { token: await api.login(username), query })).body.items
  const detail = async (username: string, id: string) =>
    api.call('GET /api/v1/reports/:id', { token: await api.login(username), params: { id } })
  const accept = async (username: string, id: string, actionId = newId()) =>
    api.call('POST /api/v1/reports/:id/accept', {
      token: await api.login(username),
      params: { id },
      body: { actionId, note: null },
    })
  const close = async (username: string, id: string, answer: string) =>
    api.call('POST /api/v1/reports/:id/close', {
      token: await api.login(username),
      params: { id },
      body: { actionId: newId(), outcome: 'handled', answer },
    })
  const photo = async (bytes?: Buffer) => {
    const id = newId()
    const made =
      bytes ??
      (await sharp({ create: { width: 40, height: 30, channels: 3, background: '#a52' } })
        .jpeg()
        .toBuffer())
    const head =
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n'
    const payload = Buffer.concat([Buffer.from(head), made, Buffer.from('\r\n--x--\r\n')])
    const reply = await api.fastify.inject({
      method: 'POST',
      url: `/api/v1/report-photos?id=${id}`,
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      payload,
    })
    return { id, status: reply.statusCode }
  }

  test('the form tells the streets, what may be seen, and how long an answer takes', async () => {
    const { body: form } = await api.call('GET /api/v1/report-form')
    expect(form.streets.map(({ name }) => name)).toEqual(['大营门街道', '下瓦房街道'])
    expect(form.categories.map(({ code }) => code)).toContain('black_gas')
    expect(form).toMatchObject({ answerWorkdays: 15, dutyPhone: '12345' })
  })

  test('a report is answered by a receipt only, and by its receipt it is followed to the answer', async () => {
    const report = body()
    const sent = await send(report)
    expect(sent).toMatchObject({ status: 201, body: { answerBy: '2026-07-01' } })
    expect(sent.body.receipt).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    expect((await follow(sent.body.receipt)).body).toMatchObject({ status: '已收到，等待接收', answer: null })
    await accept('street', report.id)
    await close('street', report.id, '已收走三只没有登记的气瓶，谢谢您')
    const typed = sent.body.receipt.toLowerCase().replace(/-/g, ' ')
    expect((await follow(typed)).body).toMatchObject({
      closed: true,
      outcome: '已处理',
      answer: '已收走三只没有登记的气瓶，谢谢您',
      steps: [{ words: '收到您反映的情况' }, { words: '已接收，正在安排' }, { words: '已办结' }],
    })
    expect((await follow('AAAA-BBBB-CCCC')).problem).toMatchObject({ status: 404, code: 'RECEIPT_UNKNOWN' })
  })

  test('a repeated request gets the same receipt; without the phone’s own secret nobody gets one', async () => {
    const report = body()
    const [first, again] = [await send(report), await send(report)]
    expect(again.body.receipt).toBe(first.body.receipt)
    expect((await send({ ...report, secret: 'f'.repeat(32) })).body.code).toBe('ID_REUSED')
    expect((await send({ ...report, where: '别处' })).body.code).toBe('ID_REUSED')
  })

  test('eight at once are one report', async () => {
    const report = body()
    const sent = await Promise.all(Array.from({ length: 8 }, () => send(report)))
    expect(new Set(sent.map(({ status, body: { receipt } }) => `${status} ${receipt}`)).size).toBe(1)
  })

  test('it goes to its street; from outside the list, and against those who check, to the district', async () => {
    const [here, nowhere, conduct] = [body(), body({ street: '999999999' }), body({ category: 'conduct' })]
    for (const report of [here, nowhere, conduct]) await send(report)
    const street = (await list('street')).map(({ id }) => id)
    expect(street).toContain(here.id)
    expect(street).not.toContain(nowhere.id)
    expect(street).not.toContain(conduct.id)
    expect((await list('office')).map(({ id }) => id)).toEqual(
      expect.arrayContaining([here.id, nowhere.id, conduct.id]),
    )
    expect(await list('street2')).toEqual([])
    expect((await detail('street2', here.id)).status).toBe(404)
    expect(await list('inspector')).toEqual([])
  })

  test('a district office passes it on to the street that is responsible, with its story', async () => {
    const report = body({ street: null })
    await send(report)
    const moved = await api.call('POST /api/v1/reports/:id/transfer', {
      token: await api.login('office'),
      params: { id: report.id },
      body: { actionId: newId(), areaCode: OTHER_STREET, note: '属你街' },
    })
    expect(moved.body).toMatchObject({ areaCode: OTHER_STREET, status: 'received' })
    const back = await api.call('POST /api/v1/reports/:id/transfer', {
      token: await api.login('street2'),
      params: { id: report.id },
      body: { actionId: newId(), areaCode: STREET, note: null },
    })
    expect(back.body).toMatchObject({ areaCode: STREET, actions: [] })
    expect((await detail('street2', report.id)).status).toBe(404)
    await api.call('POST /api/v1/reports/:id/transfer', {
      token: await api.login('office'),
      params: { id: report.id },
      body: { actionId: newId(), areaCode: OTHER_STREET, note: null },
    })
    const seen = (await detail('street2', report.id)).body
    expect(seen.history.map(({ title }) => title)).toEqual(['转办线索', '转办线索', '转办线索', '收到举报'])
    expect(seen.history[2]?.detail).toContain('说明：属你街')
  })

  test('whoever is sent to look sees that one, reports what he found, and nobody else may', async () => {
    const report = body()
    await send(report)
    await accept('street', report.id)
    const act = { params: { id: report.id } }
    await api.call('POST /api/v1/reports/:id/hand', {
      token: await api.login('street'),
      ...act,
      body: { actionId: newId(), accountId: town.accounts.inspector.id, note: null },
    })
    expect((await list('inspector')).map(({ id }) => id)).toEqual([report.id])
    const found = { actionId: newId(), found: '确有三只，已拍照', photoIds: [] as string[] }
    const other = await api.call('POST /api/v1/reports/:id/check', {
      token: await api.login('community'),
      ...act,
      body: found,
    })
    expect(other.status).toBe(404)
    const photoId = (await upload(api, await api.login('inspector'))).body.id
    const checked = await api.call('POST /api/v1/reports/:id/check', {
      token: await api.login('inspector'),
      ...act,
      body: { ...found, photoIds: [photoId] },
    })
    expect(checked.body).toMatchObject({ status: 'checked', photoViews: [{ id: photoId }] })
  })

  test('a step that is not due is refused, the same step twice is one', async () => {
    const report = body()
    await send(report)
    expect((await close('street', report.id, '早了')).problem).toMatchObject({ status: 409, code: 'REPORT_STATE' })
    const actionId = newId()
    const twice = [await accept('street', report.id, actionId), await accept('street', report.id, actionId)]
    expect(twice.map(({ status }) => status)).toEqual([200, 200])
    expect((await accept('street', report.id)).problem?.code).toBe('REPORT_STATE')
  })

  test('a place is made of it, and a card of an unregistered bottle from its photo', async () => {
    const { id: photoId } = await photo()
    const report = body({ category: 'unregistered', photoIds: [photoId] })
    await send(report)
    await accept('street', report.id)
    const act = { token: await api.login('street'), params: { id: report.id } }
    const place = {
      actionId: newId(),
      premisesId: newId(),
      type: 'catering' as const,
      address: '天津市河西区示范路8号面馆',
    }
    const outside = await api.call('POST /api/v1/reports/:id/register', {
      ...act,
      body: { ...place, gridCode: '12010300200101' },
    })
    expect(outside.problem?.code).toBe('AREA_UNKNOWN')
    const made = await api.call('POST /api/v1/reports/:id/register', { ...act, body: { ...place, gridCode: GRID } })
    expect(made.body.premisesId).toBe(place.premisesId)
    const today = await api.call('GET /api/v1/today', { token: await api.login('inspector') })
    expect(today.body.premises.find(({ id }) => id === place.premisesId)?.reasons[0]).toContain('首次检查')
    const bottle = { actionId: newId(), cylinderId: newId(), photoId, model: 'YSP35.5' }
    const twice = [
      await api.call('POST /api/v1/reports/:id/bottle', { ...act, body: bottle }),
      await api.call('POST /api/v1/reports/:id/bottle', { ...act, body: bottle }),
    ]
    expect(twice.map(({ body: { cylinderId } }) => cylinderId)).toEqual([bottle.cylinderId, bottle.cylinderId])
    const card = await api.call('GET /api/v1/cylinders/:id', { ...act, params: { id: bottle.cylinderId } })
    expect(card.body.status).toBe('unregistered')
  })

  test('a photo loses what the camera knew, belongs to one report, and is seen only by those who see the report', async () => {
    const camera = sharp({ create: { width: 40, height: 30, channels: 3, background: '#25a' } })
    const withExif = await camera
      .withExif({ IFD0: { Make: 'TELLTALE' }, IFD3: { GPSLatitude: '39/1 7/1 0/1' } })
      .jpeg()
      .toBuffer()
    expect(withExif.includes('TELLTALE')).toBe(true)
    const { id } = await photo(withExif)
    const [mine, thief] = [body({ photoIds: [id] }), body({ photoIds: [id] })]
    expect((await send(mine)).status).toBe(201)
    expect((await send(thief)).body.code).toBe('FILE_UNKNOWN')
    const view = (await detail('street', mine.id)).body.photoViews[0]
    const get = async (url: string, username: string) =>
      api.fastify.inject({ url, headers: { authorization: `Bearer ${await api.login(username)}` } })
    const seen = await get(view?.url ?? '', 'street')
    expect(seen.statusCode).toBe(200)
    expect(seen.rawPayload.includes('TELLTALE')).toBe(false)
    expect((await get(view?.url ?? '', 'office')).statusCode).toBe(403)
    expect((await photo(Buffer.from('MZ this is a program'))).status).toBe(415)
  })

  test('photos that no report named are forgotten after a day', async () => {
    const { id } = await photo()
    const now = api.clock.now()
    api.clock.set(addMinutes(now, 3 * 24 * 60))
    await purge()
    api.clock.set(now)
    expect(await api.get<ReportPhotosService>(ReportPhotosService).add(id, await anyPhoto())).toEqual({ id })
  })

  const anyPhoto = () =>
    sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } })
      .jpeg()
      .toBuffer()
  async function purge(): Promise<void> {
    await api.get<ReportPurge>(ReportPurge).handle()
  }

  test('whoever wants to be called back leaves a number, and to see it is a reason and a fact', async () => {
    const report = body({ contact: '+86 137 0000 0007' })
    await send(report)
    expect((await detail('street', report.id)).body.contact).toBe('137****0007')
    const shown = await api.call('POST /api/v1/reports/:id/contact', {
      token: await api.login('street'),
      params: { id: report.id },
      body: { actionId: newId(), reason: '回电问地点' },
    })
    expect(shown.body.value).toBe('13700000007')
    const facts = await api.db.rows<{ body: string }>("SELECT body FROM fact WHERE kind = 'report.contact_revealed'")
    expect(facts).toHaveLength(1)
    expect(facts[0]?.body).not.toMatch(/137|回电/)
  })

  test('随手报 of an inspector goes to his own street, under his name', async () => {
    const token = await api.login('inspector')
    const photoId = (await upload(api, token)).body.id
    const sighting = {
      id: newId(),
      category: 'unregistered' as const,
      where: '拐角新开的面馆',
      text: null,
      photoIds: [photoId],
      seenAt: api.clock.now(),
    }
    const twice = [
      await api.call('POST /api/v1/sightings', { token, body: sighting }),
      await api.call('POST /api/v1/sightings', { token, body: sighting }),
    ]
    expect(twice.map(({ status }) => status)).toEqual([201, 201])
    expect(twice[1]?.body).toMatchObject({ source: 'staff', areaCode: GRID, photos: 1 })
    expect((await list('community', { source: 'staff' })).map(({ id }) => id)).toEqual([sighting.id])
    expect((await list('inspector', { mine: '1' })).map(({ id }) => id)).toContain(sighting.id)
  })

  describe('a household that is logged in reports without a name', () => {
    const told = '王网格收了我二十块钱换软管'
    const at = '示范里1号楼2门对面'
    let report: Report
    let receipt: string
    let token: string
    let before: string

    const sessions = async () => JSON.stringify(await api.db.rows('SELECT * FROM session ORDER BY tokenHash'))
    const about = async () => {
      const rows = [
        ...(await api.db.rows('SELECT * FROM report WHERE id = ?', [report.id])),
        ...(await api.db.rows('SELECT * FROM report_photo WHERE reportId = ?', [report.id])),
        ...(await api.db.rows('SELECT * FROM committed_text WHERE subjectId = ?', [report.id])),
        ...(await api.db.rows('SELECT * FROM client_action WHERE subjectId = ?', [report.id])),
        ...(await api.db.rows(
          "SELECT f.*, s.subjectKind FROM fact f JOIN fact_subject s ON s.seq = f.seq WHERE f.kind = 'report.received' AND s.subjectId = ?",
          [report.id],
        )),
      ]
      expect(rows.length).toBeGreaterThan(3)
      return JSON.stringify(rows)
    }

    beforeAll(async () => {
      token = await api.login('household')
      api.clock.set(addMinutes(api.clock.now(), 60))
      before = await sessions()
      log.length = 0
      report = body({ category: 'conduct', text: told, where: at, photoIds: [(await photo()).id] })
      receipt = (await send(report, token)).body.receipt
    })

    test('what is kept of it leads to no account, log-in, party, device or address', async () => {
      const { household } = town.accounts
      const rows = await about()
      for (const trace of [household.id, household.partyId, household.username, token, SOURCE, 'Tell-Tale'])
        expect(rows).not.toContain(trace)
      expect(JSON.parse(rows).map((row: { actorId?: string }) => row.actorId ?? null)).not.toContain(household.id)
      expect(await sessions()).toBe(before)
    })

    test('the receipt is kept only as a hash, the text only as ciphertext', async () => {
      const plain = receipt.replace(/-/g, '')
      const rows = await about()
      for (const secret of [receipt, plain, SECRET, told, at]) expect(rows).not.toContain(secret)
    })

    test('no file of the data folder, no log line and nothing in Redis knows the source, the receipt or the text', async () => {
      const files = where.databaseUrl
        ? []
        : readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile())
      const kept = [
        ...files.map((entry) => readFileSync(join(entry.parentPath, entry.name))),
        Buffer.from(log.join('')),
        Buffer.from((await where.elsewhere?.()) ?? ''),
      ]
      for (const secret of [SOURCE, receipt, receipt.replace(/-/g, ''), SECRET, told, at, 'Tell-Tale'])
        expect([secret, kept.some((bytes) => bytes.includes(Buffer.from(secret)))]).toEqual([secret, false])
    })

    test('the inspector complained of and his street do not see it; the district does', async () => {
      for (const username of ['inspector', 'community', 'street'])
        expect((await detail(username, report.id)).status).toBe(404)
      expect((await detail('office', report.id)).body).toMatchObject({ text: told, where: at, contact: null })
    })
  })
}

/** Starts an API of its own, with the limits as delivered. */
export function reportLimitTest(): void {
  test('a source that reports too fast waits; the others do not', async () => {
    const api = await TestApi.start({ config: { RATE_SCAN_PER_MINUTE: '20' } })
    await district(api)
    const send = (remoteAddress: string) =>
      api.fastify.inject({
        method: 'POST',
        url: '/api/v1/reports',
        remoteAddress,
        payload: {
          ...{ id: newId(), secret: SECRET, category: 'other', street: STREET, where: '路口' },
          ...{ text: null, photoIds: [], contact: null },
        },
      })
    const answers = [await send('10.0.0.1'), await send('10.0.0.1'), await send('10.0.0.1'), await send('10.0.0.2')]
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201, 429, 201])
    await api.close()
  })
}
