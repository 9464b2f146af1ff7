import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { commit, newId, SIGNING_REASONS } from '@app/domain'
import { ReviewService } from '@app/features'
import { symbols } from 'pino'
import { LOGGER } from '../../libs/features/src/core/tokens'
import { TEST_NOW, TestApi } from '../support/api'
import { filesUnder, foundIn } from '../support/byte-search'
import { type District, district } from '../support/district'
import { FakeWechat } from '../support/fake-wechat'
import { bottle, failing, signed, upload, visit } from '../support/visit'

interface Where {
  databaseUrl?: string
  redisUrl?: string
  /** Everything that the servers outside the data folder keep, as text. */
  elsewhere: () => Promise<string>
}

/** Said once during the story; afterwards none of it may lie anywhere in clear. */
const SECRETS = {
  name: '张三',
  'name of a colleague': '王网格',
  phone: '13800000001',
  address: '大营门街道示范里1号楼2门301',
  openid: 'o-zhang-privacy',
  note: '门口有狗先打电话',
  witness: '物业李师傅见证',
  reveal: '核对老人住址',
  rectified: '儿子已换好新管',
  where: '楼道电表箱旁边',
  found: '瓶身锈得厉害',
}

export function privacyTests(where: () => Promise<Where>): void {
  let api: TestApi
  let d: District
  let wechat: FakeWechat
  let folder: string
  let outside: Where
  const log: string[] = []
  const urls: string[] = []

  beforeAll(async () => {
    outside = await where()
    wechat = await FakeWechat.start()
    folder = mkdtempSync(join(tmpdir(), 'pingan-privacy-'))
    const config = {
      DATA_DIR: folder,
      JOBS: 'on',
      WECHAT_BASE_URL: wechat.baseUrl,
      WECHAT_APPID: wechat.appId,
      WECHAT_SECRET: wechat.secret,
      ...(outside.redisUrl ? { REDIS_URL: outside.redisUrl } : {}),
    }
    api = await TestApi.start({ databaseUrl: outside.databaseUrl, config })
    listen()
    d = await district(api)
    await story()
    await accident()
  }, 120_000)
  afterAll(async () => {
    await api?.close()
    await wechat?.stop()
    if (folder) rmSync(folder, { recursive: true, force: true })
  })

  /** Everything that the application's log says from now on, down to the smallest. */
  function listen(): void {
    const logger = api.get<Record<symbol, unknown> & { level: string }>(LOGGER)
    logger.level = 'trace'
    logger[symbols.streamSym] = { write: (line: string) => void log.push(line) }
  }

  const here = () => ({ params: { id: d.premises.here.id } })

  async function story(): Promise<void> {
    const token = await api.login('inspector')
    const photo = (await upload(api, token)).body.id
    await api.call('POST /api/v1/sessions/wechat', {
      body: {
        code: wechat.issueLoginCode({ openid: SECRETS.openid }),
        phoneCode: wechat.issuePhoneCode(SECRETS.phone),
      },
    })
    const hazard = await visited(token, photo)
    await revealed(token)
    await api.call('POST /api/v1/hazards/:id/rectify', {
      token: await api.login('community'),
      params: { id: hazard },
      body: {
        actionId: newId(),
        at: TEST_NOW,
        photoIds: [(await upload(api, await api.login('community'))).body.id],
        note: SECRETS.rectified,
        readingLelTenths: null,
      },
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
        note: SECRETS.found,
        foundAt: TEST_NOW,
      },
    })
    await api.get<ReviewService>(ReviewService).runAllDue()
  }

  function submission(photo: string) {
    const [note, witness] = ['n'.repeat(32), 'w'.repeat(32)]
    const at = { premises: d.premises.here, inspectorId: d.accounts.inspector.id, now: TEST_NOW }
    const content = visit(at, photo, {
      bottles: [bottle(d.bottles.first.id)],
      note: commit(SECRETS.note, note),
      signing: {
        kind: 'self',
        mode: 'refused',
        reason: SIGNING_REASONS.refused[0]?.code ?? '',
        witness: commit(SECRETS.witness, witness),
      },
    })
    return {
      ...signed(failing(content, 'H02', 'H02-cracked', photo), photo),
      texts: [
        { path: 'note' as const, salt: note, text: SECRETS.note },
        { path: 'signing.witness' as const, salt: witness, text: SECRETS.witness },
      ],
    }
  }

  async function visited(token: string, photo: string): Promise<string> {
    const { body } = await api.call('POST /api/v1/inspections', { token, body: submission(photo) })
    const detail = await api.call('GET /api/v1/inspections/:id', { token, params: { id: body.id } })
    expect(detail.body.texts.map((t) => t.text).sort()).toEqual([SECRETS.note, SECRETS.witness].sort())
    urls.push(...detail.body.photos.map((p) => p.url))
    return body.hazards[0]?.id ?? ''
  }

  async function revealed(token: string): Promise<void> {
    const ask = (field: 'name' | 'phone' | 'address', partyId: string | null) =>
      api.call('POST /api/v1/premises/:id/reveals', {
        token,
        ...here(),
        body: { actionId: newId(), field, partyId, purpose: 'register', reason: SECRETS.reveal },
      })
    expect((await ask('name', d.household.id)).body.value).toBe(SECRETS.name)
    expect((await ask('phone', d.household.id)).body.value).toBe(SECRETS.phone)
    expect((await ask('address', null)).body.value).toContain(SECRETS.address)
  }

  /** A table is gone, so that errors with statements and values in them reach the log. */
  async function accident(): Promise<void> {
    const token = await api.login('inspector')
    const photo = (await upload(api, token)).body.id
    await api.uow.run((tx) => tx.execute('ALTER TABLE committed_text RENAME TO committed_text_away').then(() => {}))
    const reason = SECRETS.reveal
    const asked = { field: 'address' as const, partyId: null, purpose: 'register' as const }
    const body = { actionId: newId(), ...asked, reason }
    const failed = [
      await api.call('POST /api/v1/premises/:id/reveals', { token, ...here(), body }),
      await api.call('POST /api/v1/inspections', { token, body: submission(photo) }),
    ]
    await api.uow.run((tx) => tx.execute('ALTER TABLE committed_text_away RENAME TO committed_text').then(() => {}))
    for (const { status, problem } of failed) {
      expect(status).toBeGreaterThanOrEqual(500)
      expect(problem?.title).not.toMatch(/committed_text|SQL/i)
    }
  }

  const found = (bytes: Buffer): string[] => foundIn(bytes, SECRETS)

  test('the search finds what lies in clear', () => {
    for (const secret of Object.values(SECRETS)) expect(found(Buffer.from(`…${secret}…`))).toHaveLength(1)
  })

  test('no file of the data folder holds a name, telephone, address, note, witness or reason in clear', () => {
    const files = filesUnder(folder)
    expect(files.length).toBeGreaterThan(1)
    for (const file of files) expect([file, found(readFileSync(file))]).toEqual([file, []])
  })

  test('neither does any row, fact or job', async () => {
    const rows = JSON.stringify([
      await api.db.rows('SELECT body FROM fact'),
      await api.db.rows('SELECT payload, lastError FROM job'),
      await api.db.rows('SELECT params FROM notice'),
      await api.db.rows('SELECT params FROM alert'),
      await api.db.rows('SELECT * FROM account'),
      await api.db.rows('SELECT * FROM party'),
      await api.db.rows('SELECT * FROM premises'),
    ])
    expect(rows).toContain('示范里1号楼')
    expect(found(Buffer.from(rows))).toEqual([])
    expect(found(Buffer.from(await outside.elsewhere()))).toEqual([])
  })

  test('the log tells of the accident, and of nobody', () => {
    const text = log.join('')
    expect(text).toContain('"level":"error"')
    expect(found(Buffer.from(text))).toEqual([])
  })

  test('addresses of photos hold ids, a date and a signature, nothing else', () => {
    expect(urls.length).toBeGreaterThan(0)
    expect(found(Buffer.from(urls.join('\n')))).toEqual([])
    for (const url of urls) expect(url).toMatch(/^\/api\/v1\/files\/[0-9a-f-]{36}\?exp=[0-9TZ%A.:-]+&sig=[\w-]+$/)
  })
}
