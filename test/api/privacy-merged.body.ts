import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { commit, ERASED_NAME, newId } from '@app/domain'
import { VerifyService } from '@app/features'
import type { PremisesEntity } from '@app/persistence'
import type { FileStore } from '@app/platform'
import { JobRunner } from '@app/queue'
import { FILE_STORE } from '../../libs/features/src/core/tokens'
import { TEST_NOW, TestApi } from '../support/api'
import { filesUnder, foundIn } from '../support/byte-search'
import { type District, district } from '../support/district'
import { bottle, signed, upload, visit } from '../support/visit'
import { TwoEntries } from './merge-entries'

interface Where {
  databaseUrl?: string
  elsewhere: () => Promise<string>
}

const SECRETS = {
  name: '马六一',
  phone: '13922220077',
  address: '号楼2门301',
  'address as it was written at the other entry': '-2-301',
  note: '门口有狗先打电话',
  reveal: '核对老人住址',
}
const INSPECTOR = '王网格'

/** Who stood in the register twice, at a place that stood there twice, is erased from both. So is the name of who left the service. */
export function mergedErasureTests(where: () => Promise<Where>, known: 'at both' | 'at one' = 'at both'): void {
  let api: TestApi
  let d: District
  let folder: string
  let outside: Where
  let kept: PremisesEntity
  let merged: PremisesEntity
  let visitId: string
  let written: Record<string, string>
  let disagreeing: string[]

  beforeAll(async () => {
    outside = await where()
    folder = mkdtempSync(join(tmpdir(), 'pingan-merged-'))
    const { databaseUrl } = outside
    api = await TestApi.start({ databaseUrl, config: { DATA_DIR: folder, JOBS: 'off' } })
    d = await district(api)
    ;({ kept, merged } = await new TwoEntries(api, d).twice())
    await story()
    written = await whatIsWritten()
    disagreeing = await findings()
  }, 120_000)
  afterAll(async () => {
    await api?.close()
    if (folder) rmSync(folder, { recursive: true, force: true })
  })

  const run = async (job: 'premises.index' | 'record.expire') => {
    await api.uow.run(async (tx) => tx.job({ name: job, payload: {} }))
    await api.get<JobRunner>(JobRunner).drain()
  }
  const post = async (
    username: string,
    key: Parameters<TestApi['call']>[0],
    id: string | undefined,
    body: Record<string, unknown>,
  ) => {
    const reply = await api.call(key, {
      token: await api.login(username),
      ...(id ? { params: { id } } : {}),
      body: { actionId: newId(), ...body },
    } as never)
    expect([key, reply.problem]).toEqual([key, null])
    return reply.body as unknown as { id: string }
  }
  const stays = (where = '1 = 1') =>
    api.db.rows<{ id: string; partyId: string; nameEnc: string | null }>(
      `SELECT o.* FROM occupancy o JOIN party p ON p.id = o.partyId
        WHERE o.premisesId IN (?, ?) AND ${where} ORDER BY o.id`,
      [kept.id, merged.id],
    )

  /** The same man moves in, is visited at the entry that will go, looked up there, and then the two become one. */
  async function story(): Promise<void> {
    const person = { kind: 'person', name: SECRETS.name, phone: SECRETS.phone, role: 'owner', fromOn: '2026-01-01' }
    for (const { id } of known === 'at both' ? [kept, merged] : [merged])
      await post('community', 'POST /api/v1/premises/:id/occupancies', id, person)
    await run('premises.index')
    await visited()
    const look = { field: 'address', partyId: null, purpose: 'register', reason: SECRETS.reveal }
    await post('street', 'POST /api/v1/premises/:id/reveals', merged.id, look)
    const read = { field: 'note', purpose: 'record', reason: SECRETS.reveal }
    await post('street', 'POST /api/v1/inspections/:id/reveals', visitId, read)
    await post('street', 'POST /api/v1/premises/:id/merge', kept.id, { mergedId: merged.id })
  }

  async function visited(): Promise<void> {
    const token = await api.login('inspector')
    const photo = (await upload(api, token)).body.id
    const salt = 'n'.repeat(32)
    const gas = d.fixture.cylinder(d.companies.first, merged)
    await d.fixture.save(api)
    const at = { premises: merged, inspectorId: d.accounts.inspector.id, now: TEST_NOW }
    const content = visit(at, photo, { bottles: [bottle(gas.id)], note: commit(SECRETS.note, salt) })
    const body = { ...signed(content, photo), texts: [{ path: 'note' as const, salt, text: SECRETS.note }] }
    const reply = await api.call('POST /api/v1/inspections', { token, body })
    expect(reply.problem).toBeNull()
    visitId = reply.body.id
  }

  async function whatIsWritten(): Promise<Record<string, string>> {
    const tables = {
      premises: ['addressEnc', 'addressIndex'],
      party: ['nameEnc', 'nameIndex', 'phoneEnc', 'phoneIndex'],
      committed_text: ['textEnc', 'salt'],
    }
    const mine = (await stays()).map(({ partyId }) => partyId)
    const about: Record<string, string[]> = { premises: [kept.id, merged.id], party: mine }
    const found: [string, string][] = []
    for (const [table, columns] of Object.entries(tables)) {
      const rows = await api.db.rows<Record<string, string | null>>(`SELECT * FROM ${table}`)
      const own = rows.filter((row) => (about[table] ?? [row.id]).includes(row.id as string))
      for (const [i, row] of own.entries())
        for (const column of columns) if (row[column]) found.push([`${table} ${i} ${column}`, row[column]])
    }
    return Object.fromEntries(found)
  }

  const findings = async () =>
    (await new VerifyService(api.db, api.get<FileStore>(FILE_STORE), '120103').verify()).findings

  /** What of these lies in any file of the data folder or in any row. */
  async function lying(secrets: Record<string, string>): Promise<string[]> {
    const files = filesUnder(folder).flatMap((file) => foundIn(readFileSync(file), secrets))
    return [...new Set([...files, ...foundIn(Buffer.from(await outside.elsewhere()), secrets)])]
  }

  test('while he is there both entries tell of him, and the search finds what is written', async () => {
    const rows = await api.db.rows<{ addressIndex: string }>(
      'SELECT addressIndex FROM premises WHERE id IN (?, ?) AND addressIndex IS NOT NULL',
      [kept.id, merged.id],
    )
    expect(rows).toHaveLength(2)
    expect(rows[0]?.addressIndex).toBe(rows[1]?.addressIndex)
    expect(new Set(await lying(written))).toEqual(new Set(Object.keys(written)))
    expect(await lying(SECRETS)).toEqual([])
  })

  test('once he has moved out and no gas is used there he is erased', async () => {
    const [stay] = await stays('o.toOn IS NULL')
    expect(await stays('o.toOn IS NULL')).toHaveLength(1)
    await post('street', 'POST /api/v1/occupancies/:id/end', stay?.id, { toOn: '2026-06-10' })
    api.clock.set('2026-06-11T02:00:00.000Z')
    const [gas] = await api.db.rows<{ id: string }>('SELECT id FROM cylinder WHERE premisesId = ?', [kept.id])
    await post('street', 'POST /api/v1/premises/:id/status', kept.id, {
      ...{ to: 'retired', on: '2026-06-11', reviewOn: null, replacedBy: 'electric', sniffOk: true },
      ...{ bottles: [{ cylinderId: gas?.id, fate: 'returned' }], photoIds: [] },
    })
    const asked = { partyId: stay?.partyId, requester: 'self', verification: 'id_card', photoIds: [], note: null }
    const erasure = await post('office', 'POST /api/v1/erasures', undefined, { id: newId(), ...asked })
    await post('security', 'POST /api/v1/erasures/:id/approve', erasure.id, {})
    await api.get<JobRunner>(JobRunner).drain()
  })

  test('no byte of him is left, of either entry, and the journal verifies', async () => {
    expect(await lying({ ...SECRETS, ...written })).toEqual([])
    expect(await findings()).toEqual(disagreeing)
    const token = await api.login('street')
    const { body } = await api.call('GET /api/v1/inspections/:id', { token, params: { id: visitId } })
    expect(body.texts).toEqual([{ path: 'note', text: ERASED_NAME, masked: false }])
  })

  test('and the index does not come back: neither entry is found by an address any more', async () => {
    await run('premises.index')
    const rows = await api.db.rows<{ id: string; addressIndex: string | null; addressEnc: string }>(
      'SELECT id, addressIndex, addressEnc FROM premises WHERE id IN (?, ?)',
      [kept.id, merged.id],
    )
    expect(rows.map(({ addressIndex }) => addressIndex)).toEqual([null, null])
    for (const { addressEnc } of rows)
      expect(api.cipher.decrypt(addressEnc, 'premises.address')).toMatch(/^示范里\d+号楼$/)
  })

  test('three years after an inspector left his name and log-in go; his 工号, his visits and the proofs stay', async () => {
    const [before] = await api.db.rows<{ nameEnc: string }>('SELECT nameEnc FROM account WHERE id = ?', [
      d.accounts.inspector.id,
    ])
    await post('security', 'POST /api/v1/accounts/:id/withdraw', d.accounts.inspector.id, {})
    api.clock.set('2029-06-11T01:00:00.000Z')
    await run('record.expire')
    const account = async () =>
      (await api.db.rows<Record<string, string>>('SELECT * FROM account WHERE id = ?', [d.accounts.inspector.id]))[0]
    expect((await account())?.username).toBe('inspector')
    api.clock.set('2029-06-13T02:00:00.000Z')
    await run('record.expire')
    api.forgetLogins()
    const after = await account()
    expect(after).toMatchObject({
      username: `erased-${d.accounts.inspector.id}`,
      staffNo: 'WG0001',
      passwordHash: null,
    })
    expect(api.cipher.decrypt(after?.nameEnc ?? '', 'account.name')).toBe(ERASED_NAME)
    expect(await lying({ name: INSPECTOR, cipher: before?.nameEnc ?? '' })).toEqual([])
    const { body } = await api.call('GET /api/v1/inspections/:id', {
      token: await api.login('office'),
      params: { id: visitId },
    })
    expect(body).toMatchObject({ inspectorName: ERASED_NAME, signatures: [{ matches: true }, { matches: true }] })
    expect(await findings()).toEqual(disagreeing)
    const expired = await api.db.rows(
      "SELECT 1 AS one FROM fact WHERE kind = 'records.expired' AND body LIKE '%staff_name%'",
    )
    expect(expired).toHaveLength(1)
  })
}
