import { commit, ERASED_NAME, newId } from '@app/domain'
import { NoticeEntity } from '@app/persistence'
import type { FileStore } from '@app/platform'
import { JobRunner } from '@app/queue'
import sharp from 'sharp'
import { FILE_STORE } from '../../libs/features/src/core/tokens'
import { type ApiOptions, TEST_NOW, TestApi } from '../support/api'
import { type District, district } from '../support/district'
import { bottle, failing, signed, upload, visit } from '../support/visit'

const picture = (background: string) =>
  sharp({ create: { width: 80, height: 40, channels: 3, background } })
    .jpeg()
    .toBuffer()

/** 保存期限: what is past its time goes by itself, and only that. */
export function retentionTests(options: () => Promise<ApiOptions>): void {
  let api: TestApi
  let d: District
  let visitId: string
  let forgotten: string
  let forgottenBytes: string
  let evidence: string

  beforeAll(async () => {
    api = await TestApi.start({ ...(await options()), config: { JOBS: 'off' } })
    d = await district(api)
    await story()
  }, 60_000)
  afterAll(() => api?.close())

  async function story(): Promise<void> {
    const token = await api.login('inspector')
    forgotten = (await upload(api, token, newId(), await picture('#111'))).body.id
    const [stored] = await api.db.rows<{ sha256: string }>('SELECT sha256 FROM file')
    forgottenBytes = stored?.sha256 ?? ''
    const plain = (await upload(api, token, newId(), await picture('#222'))).body.id
    evidence = (await upload(api, token, newId(), await picture('#333'))).body.id
    const drawn = (await upload(api, token, newId(), await picture('#444'))).body.id
    const at = { premises: d.premises.here, inspectorId: d.accounts.inspector.id, now: TEST_NOW }
    const salt = 's'.repeat(32)
    const over = { bottles: [bottle(d.bottles.first.id)], note: commit('有狗', salt) }
    const content = failing(visit(at, plain, over), 'H02', 'H02-cracked', evidence)
    const body = { ...signed(content, drawn), texts: [{ path: 'note' as const, salt, text: '有狗' }] }
    visitId = (await api.call('POST /api/v1/inspections', { token, body })).body.id
    const asked = { actionId: newId(), field: 'phone' as const, partyId: d.household.id, purpose: 'visit' as const }
    await api.call('POST /api/v1/premises/:id/reveals', {
      token,
      params: { id: d.premises.here.id },
      body: { ...asked, reason: '约周三' },
    })
    const notice = { channel: 'sms' as const, template: 'visit_result', grade: null, status: 'sent' as const }
    const subject = { subjectKind: 'inspection' as const, subjectId: visitId, attempts: 1 }
    const row = {
      id: newId(),
      partyId: d.household.id,
      params: '{"number":"PA-1"}',
      createdAt: TEST_NOW,
      sentAt: TEST_NOW,
    }
    await api.uow.run((tx) => tx.insert(NoticeEntity, [{ ...notice, ...subject, ...row }]))
  }

  const night = async (now: string) => {
    api.clock.set(now)
    await api.uow.run(async (tx) => tx.job({ name: 'record.expire', payload: {} }))
    await api.get<JobRunner>(JobRunner).drain()
    api.forgetLogins()
  }
  const files = (where: string) => api.db.rows<{ id: string }>(`SELECT id FROM file WHERE ${where}`)
  const expired = async () =>
    (await api.db.rows<{ body: string }>("SELECT body FROM fact WHERE kind = 'records.expired' ORDER BY seq")).map(
      ({ body }) => JSON.parse(body) as { kind: string; removed: number },
    )

  test('within its time nothing goes, and the run is on record', async () => {
    await night('2026-06-16T02:00:00.000Z')
    expect(await files('erasedAt IS NULL')).toHaveLength(4)
    expect(await expired()).toEqual([])
    const { body } = await api.call('GET /api/v1/privacy/retention', { token: await api.login('auditor') })
    expect(body.items.find(({ kind }) => kind === 'party')?.last).toMatchObject({ removed: 0, lastRemovedAt: null })
    expect(body.items.filter(({ by }) => by === 'daily').every(({ last }) => last !== null)).toBe(true)
  })

  test('a photo that no record used goes after a week; those of the visit stay', async () => {
    await night('2026-06-18T02:00:00.000Z')
    expect((await files('erasedAt IS NULL')).map(({ id }) => id)).not.toContain(forgotten)
    expect(await files('1 = 1')).toHaveLength(3)
    const disk = api.get<FileStore>(FILE_STORE)
    expect(await disk.has(forgottenBytes)).toBe(false)
    for (const { sha256 } of await api.db.rows<{ sha256: string }>('SELECT sha256 FROM file'))
      expect(await disk.has(sha256)).toBe(true)
    expect(await expired()).toMatchObject([{ kind: 'unused_photo', removed: 1 }])
  })

  test('after half a year a message is a count', async () => {
    await night('2026-12-11T02:00:00.000Z')
    expect(await api.db.rows('SELECT partyId, params FROM notice')).toEqual([{ partyId: null, params: '{}' }])
  })

  test('who moved out two years ago is forgotten, as if he had asked; who lives there is not', async () => {
    const [stay] = await api.db.rows<{ id: string }>('SELECT id FROM occupancy WHERE partyId = ?', [d.household.id])
    await api.call('POST /api/v1/occupancies/:id/end', {
      token: await api.login('street'),
      params: { id: stay?.id ?? '' },
      body: { actionId: newId(), toOn: '2026-12-11' },
    })
    await night('2028-12-11T02:00:00.000Z')
    expect(await api.db.rows('SELECT id FROM party WHERE erasedAt IS NOT NULL')).toEqual([])
    await night('2028-12-13T02:00:00.000Z')
    const erased = await api.db.rows<{ id: string; nameEnc: string }>('SELECT * FROM party WHERE erasedAt IS NOT NULL')
    expect(erased.map(({ id }) => id)).toEqual([d.household.id])
    expect(api.cipher.decrypt(erased[0]?.nameEnc ?? '', 'party.name')).toBe(ERASED_NAME)
  })

  test('after three years signatures, photos and notes of a visit go; an open hazard keeps its evidence', async () => {
    await night('2029-06-12T02:00:00.000Z')
    const token = await api.login('office')
    const { body } = await api.call('GET /api/v1/inspections/:id', { token, params: { id: visitId } })
    expect(body.signatures).toHaveLength(2)
    expect(body.signatures.every(({ image, matches }) => image.erased && matches)).toBe(true)
    expect(body.photos.filter(({ erased }) => !erased).map(({ id }) => id)).toEqual([evidence])
    expect(await api.db.rows("SELECT * FROM signature WHERE strokesEnc <> ''")).toEqual([])
    expect(await api.db.rows('SELECT * FROM committed_text')).toEqual([])
  })

  test('a second night finds nothing more to do', async () => {
    const before = await expired()
    await night('2029-06-13T02:00:00.000Z')
    expect(await expired()).toEqual(before)
  })

  test('only those who answer for it read the table', async () => {
    for (const other of ['street', 'inspector', 'company', 'admin']) {
      const { problem } = await api.call('GET /api/v1/privacy/retention', { token: await api.login(other) })
      expect(problem).toMatchObject({ status: 403 })
    }
  })
}
