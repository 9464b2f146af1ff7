import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { commit, ERASED_NAME, newId } from '@app/domain'
import { VerifyService } from '@app/features'
import type { FileStore } from '@app/platform'
import { JobRunner } from '@app/queue'
import { symbols } from 'pino'
import sharp from 'sharp'
import { extract } from 'tar'
import { run as backup } from '../../apps/cli/src/backup'
import { FILE_STORE, LOGGER } from '../../libs/features/src/core/tokens'
import { TEST_NOW, TestApi } from '../support/api'
import { filesUnder, foundIn } from '../support/byte-search'
import { type District, district } from '../support/district'
import { FakeWechat } from '../support/fake-wechat'
import { bottle, failing, signed, upload, visit } from '../support/visit'

interface Where {
  databaseUrl?: string
  redisUrl?: string
  elsewhere: () => Promise<string>
}

const SECRETS = {
  name: '张三',
  phone: '13800000001',
  address: '示范里1号楼2门301',
  openid: 'o-zhang-erased',
  note: '门口有狗先打电话',
  reveal: '核对老人住址',
  asking: '本人带证件来社区',
  where: '楼道电表箱旁边',
}

const picture = (background: string) =>
  sharp({ create: { width: 90, height: 40, channels: 3, background } })
    .jpeg()
    .toBuffer()

/** 删除个人信息, from the request to the last byte; and everything else still holds. */
export function erasureTests(where: () => Promise<Where>): void {
  let api: TestApi
  let d: District
  let wechat: FakeWechat
  let folder: string
  let outside: Where
  const log: string[] = []
  /** What was written of him: ciphertexts, salts, blind indexes, as the rows had them. */
  let written: Record<string, string>
  let before: string
  let disagreeing: string[]
  let visitId: string
  let hazardId: string
  let portrait: string
  let erasureId: string

  beforeAll(async () => {
    outside = await where()
    wechat = await FakeWechat.start()
    folder = mkdtempSync(join(tmpdir(), 'pingan-erasure-'))
    const config = {
      DATA_DIR: folder,
      JOBS: 'on',
      WECHAT_BASE_URL: wechat.baseUrl,
      WECHAT_APPID: wechat.appId,
      WECHAT_SECRET: wechat.secret,
      ...(outside.redisUrl ? { REDIS_URL: outside.redisUrl } : {}),
    }
    api = await TestApi.start({ databaseUrl: outside.databaseUrl, config })
    const logger = api.get<Record<symbol, unknown> & { level: string }>(LOGGER)
    logger.level = 'trace'
    logger[symbols.streamSym] = { write: (line: string) => void log.push(line) }
    d = await district(api)
    await story()
    written = await whatIsWritten()
    before = await counts()
    disagreeing = await findings()
  }, 120_000)
  afterAll(async () => {
    await api?.close()
    await wechat?.stop()
    if (folder) rmSync(folder, { recursive: true, force: true })
  })

  async function story(): Promise<void> {
    const token = await api.login('inspector')
    const code = wechat.issueLoginCode({ openid: SECRETS.openid })
    await api.call('POST /api/v1/sessions/wechat', {
      body: { code, phoneCode: wechat.issuePhoneCode(SECRETS.phone) },
    })
    const photo = (await upload(api, token, newId(), await picture('#345'))).body.id
    portrait = (await upload(api, token, newId(), await picture('#a71'))).body.id
    const drawn = (await upload(api, token, newId(), await picture('#0f9'))).body.id
    const salt = 'n'.repeat(32)
    const at = { premises: d.premises.here, inspectorId: d.accounts.inspector.id, now: TEST_NOW }
    const content = failing(
      visit(at, photo, {
        bottles: [bottle(d.bottles.first.id)],
        note: commit(SECRETS.note, salt),
        photoIds: [portrait],
      }),
      'H02',
      'H02-cracked',
      photo,
    )
    const texts = [{ path: 'note' as const, salt, text: SECRETS.note }]
    const submission = { ...signed(content, drawn), texts }
    const done = await api.call('POST /api/v1/inspections', { token, body: submission })
    visitId = done.body.id
    hazardId = done.body.hazards[0]?.id ?? ''
    const asked = { field: 'phone' as const, partyId: d.household.id, purpose: 'visit' as const }
    await api.call('POST /api/v1/premises/:id/reveals', {
      token,
      params: { id: d.premises.here.id },
      body: { actionId: newId(), ...asked, reason: SECRETS.reveal },
    })
    await api.call('POST /api/v1/cylinders/unregistered', {
      token,
      body: {
        id: newId(),
        code: null,
        stampPhotoId: photo,
        model: 'YSP35.5',
        premisesId: d.premises.here.id,
        where: SECRETS.where,
        note: null,
        foundAt: TEST_NOW,
      },
    })
  }

  async function whatIsWritten(): Promise<Record<string, string>> {
    const [party] = await api.db.rows<Record<string, string>>('SELECT * FROM party WHERE id = ?', [d.household.id])
    const accounts = await api.db.rows<Record<string, string>>('SELECT * FROM account WHERE partyId = ?', [
      d.household.id,
    ])
    const texts = await api.db.rows<Record<string, string>>('SELECT * FROM committed_text')
    const strokes = await api.db.rows<Record<string, string>>("SELECT * FROM signature WHERE signedBy = 'household'")
    const values = [
      ...['nameEnc', 'nameIndex', 'phoneEnc', 'phoneIndex'].map((column) => [column, party?.[column]]),
      ...accounts.map((row, i) => [`account ${i}`, row.nameEnc]),
      ...accounts.map((row, i) => [`openid ${i}`, row.wechatOpenidIndex]),
      ...texts.flatMap((row, i) => [
        [`text ${i}`, row.textEnc],
        [`salt ${i}`, row.salt],
      ]),
      ...strokes.map((row, i) => [`strokes ${i}`, row.strokesEnc]),
    ]
    return Object.fromEntries(values.filter(([, value]) => typeof value === 'string' && value !== ''))
  }

  /** Rows of every table that counts something for somebody, and the sum of all hashes. */
  async function counts(): Promise<string> {
    const tables = ['party', 'occupancy', 'premises', 'inspection', 'signature', 'hazard', 'file', 'cylinder', 'notice']
    const rows = await Promise.all(tables.map((table) => api.db.rows(`SELECT COUNT(*) AS n FROM ${table}`)))
    const hashes = await api.db.rows('SELECT seq, hash FROM fact WHERE seq <= 6 ORDER BY seq')
    return JSON.stringify([rows, hashes])
  }

  /** What `npm run verify` does not like: here only the rows that the test itself put in without facts. */
  const findings = async () =>
    (await new VerifyService(api.db, api.get<FileStore>(FILE_STORE), '120103').verify()).findings

  /** The loop in the background and this test share the jobs: whoever has them, they are done. */
  async function cleared(): Promise<void> {
    const open = "SELECT id FROM job WHERE name IN ('file.unlink', 'store.scrub') AND status <> 'done'"
    for (let left = 100; left > 0 && (await api.db.rows(open)).length > 0; left -= 1) {
      await api.get<JobRunner>(JobRunner).drain()
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    expect(await api.db.rows(open)).toEqual([])
  }

  const ask = async (username: string, over: object = {}) =>
    api.call('POST /api/v1/erasures', {
      token: await api.login(username),
      body: {
        id: newId(),
        partyId: d.household.id,
        requester: 'self' as const,
        verification: 'id_card' as const,
        photoIds: [portrait],
        note: SECRETS.asking,
        ...over,
      },
    })
  const approve = async (username: string, actionId = newId()) =>
    api.call('POST /api/v1/erasures/:id/approve', {
      token: await api.login(username),
      params: { id: erasureId },
      body: { actionId },
    })

  test('the search finds what is written of him while he is there', async () => {
    expect(Object.keys(written).length).toBeGreaterThan(10)
    if (outside.databaseUrl)
      expect(foundIn(Buffer.from(await outside.elsewhere()), written)).toHaveLength(Object.keys(written).length)
    else {
      const files = filesUnder(folder).map((file) => foundIn(readFileSync(file), written))
      expect(new Set(files.flat())).toEqual(new Set(Object.keys(written)))
    }
  })

  test('he is found by his exact number or name, masked, with what stands in the way and the photos of his time', async () => {
    const search = async (body: { phone: string | null; name: string | null }) =>
      (await api.call('POST /api/v1/parties/search', { token: await api.login('office'), body })).body.items
    expect(await search({ phone: '1380000', name: null })).toEqual([])
    expect(await search({ phone: null, name: '张' })).toEqual([])
    const [person] = await search({ phone: ' 138 0000 0001', name: null })
    expect(person).toMatchObject({ name: '张*', phone: '138****0001', erasedAt: null })
    expect(person?.obstacles).toHaveLength(2)
    expect(person?.photos.map((photo) => photo.id)).toContain(portrait)
    expect((await search({ phone: null, name: '张三' })).map((p) => p.partyId)).toEqual([d.household.id])
  })

  test('while he lives with gas and an open hazard the request is recorded and cannot be granted, with the reasons', async () => {
    const asked = await ask('office')
    erasureId = asked.body.id
    expect(asked.body).toMatchObject({ status: 'asked', name: '张*', photos: 1, requester: '本人' })
    expect(asked.body.obstacles).toHaveLength(2)
    expect((await ask('security')).problem).toMatchObject({ status: 409, code: 'ERASURE_OPEN' })
    const { problem } = await approve('security')
    expect(problem).toMatchObject({ status: 409, code: 'ERASURE_BLOCKED' })
    expect(problem?.problems?.map((p) => p.path)).toEqual(['open_hazard', 'uses_gas'])
    expect(await api.db.rows('SELECT id FROM party WHERE erasedAt IS NOT NULL')).toEqual([])
  })

  test('once he has moved out a second person grants it, and nobody alone', async () => {
    const [stay] = await api.db.rows<{ id: string }>('SELECT id FROM occupancy WHERE partyId = ?', [d.household.id])
    const token = await api.login('street')
    const body = { actionId: newId(), toOn: '2026-06-10' }
    await api.call('POST /api/v1/occupancies/:id/end', { token, params: { id: stay?.id ?? '' }, body })
    api.clock.set('2026-06-11T02:00:00.000Z')
    expect((await approve('office')).problem).toMatchObject({ status: 409, code: 'ERASURE_SAME_PERSON' })
    for (const other of ['street', 'auditor', 'admin']) expect((await approve(other)).status).toBe(403)
    const actionId = newId()
    const done = await approve('security', actionId)
    expect(done.body).toMatchObject({ status: 'done', name: ERASED_NAME, decidedBy: '安全管理员 杨安全' })
    expect(done.body.kept).toHaveLength(3)
    expect((await approve('security', actionId)).body).toEqual(done.body)
    expect((await approve('security')).problem).toMatchObject({ code: 'ERASURE_STATE' })
    await cleared()
  })

  test('his log-in ends, his number binds nobody, and nobody finds him', async () => {
    const code = wechat.issueLoginCode({ openid: SECRETS.openid })
    const again = await api.call('POST /api/v1/sessions/wechat', {
      body: { code, phoneCode: wechat.issuePhoneCode(SECRETS.phone) },
    })
    expect(again.problem).toMatchObject({ code: 'PHONE_NOT_KNOWN' })
    const search = { token: await api.login('office'), body: { phone: SECRETS.phone, name: null } }
    expect((await api.call('POST /api/v1/parties/search', search)).body.items).toEqual([])
    const open = 'SELECT 1 AS one FROM session s JOIN account a ON a.id = s.accountId WHERE a.partyId IS NOT NULL'
    expect(await api.db.rows(open)).toEqual([])
  })

  test('the record of the visit stands, its signature counts, its pictures say that they were erased', async () => {
    const token = await api.login('street')
    const { body } = await api.call('GET /api/v1/inspections/:id', { token, params: { id: visitId } })
    expect(body.signatures.map(({ by, matches, image }) => [by, matches, image.erased])).toEqual(
      expect.arrayContaining([['household', true, true]]),
    )
    expect(body.photos.find(({ id }) => id === portrait)).toMatchObject({ erased: true, url: '' })
    expect(body.photos.some(({ erased }) => !erased)).toBe(true)
    expect(body.texts).toEqual([{ path: 'note', text: ERASED_NAME, masked: false }])
    const hazard = await api.call('GET /api/v1/hazards/:id', { token, params: { id: hazardId } })
    expect(hazard.body.status).toBe('open')
    const { body: story } = await api.call('GET /api/v1/premises/:id/timeline', {
      token,
      params: { id: d.premises.here.id },
    })
    const told = story.items.find(({ kind }) => kind === 'party.erased')
    expect(told).toMatchObject({ title: '个人信息已按申请删除', actorLabel: '安全管理员 杨*' })
  })

  test('every fact, hash and count is as it was, and the journal verifies', async () => {
    expect(await counts()).toBe(before)
    expect(await findings()).toEqual(disagreeing)
  })

  test('no file of the data folder, no row, no log and no backup holds a byte of him', async () => {
    const archive = await archived()
    const files = [...filesUnder(folder), ...filesUnder(archive)]
    expect(files.length).toBeGreaterThan(3)
    const secrets = { ...SECRETS, ...written }
    for (const file of files) expect([file, foundIn(readFileSync(file), secrets)]).toEqual([file, []])
    expect(foundIn(Buffer.from(log.join('')), secrets)).toEqual([])
    expect(foundIn(Buffer.from(await outside.elsewhere()), secrets)).toEqual([])
    rmSync(archive, { recursive: true, force: true })
  })

  test('a neighbour, the colleagues and their texts are untouched', async () => {
    const token = await api.login('street2')
    const there = await api.call('GET /api/v1/premises/:id', { token, params: { id: d.premises.there.id } })
    expect(there.body.occupants[0]).toMatchObject({ name: '李*', phone: '138****0002' })
  })

  /** The archive of `npm run backup`, taken apart. */
  async function archived(): Promise<string> {
    const home = mkdtempSync(join(tmpdir(), 'pingan-archive-'))
    const variables = { DATA_DIR: folder, DATABASE_URL: outside.databaseUrl ?? '', DEMO: 'off', LOG_LEVEL: 'silent' }
    const environment = { ...process.env }
    const printed = jest.spyOn(console, 'log').mockImplementation(() => undefined)
    try {
      Object.assign(process.env, variables)
      await backup([join(home, 'now.tar.gz')])
    } finally {
      process.env = environment
      printed.mockRestore()
    }
    mkdirSync(join(home, 'open'))
    await extract({ file: join(home, 'now.tar.gz'), cwd: join(home, 'open') })
    return home
  }
}
