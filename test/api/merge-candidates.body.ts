import { newId } from '@app/domain'
import type { PremisesEntity } from '@app/persistence'
import { JobRunner } from '@app/queue'
import { type ApiOptions, TestApi } from '../support/api'
import { type District, district } from '../support/district'
import { TwoEntries } from './merge-entries'

/** 疑似重复: which entries are offered as one place. Runs alike on both databases. */
export function mergeCandidateTests(options: () => Promise<ApiOptions>): void {
  let api: TestApi
  let town: District
  let entries: TwoEntries

  beforeAll(async () => {
    api = await TestApi.start(await options())
    town = await district(api)
    entries = new TwoEntries(api, town)
  }, 60_000)
  afterAll(() => api?.close())

  const token = (username = 'street') => api.login(username)
  const twice = (over?: Partial<PremisesEntity>) => entries.twice(over)
  const index = async () => {
    await api.uow.run(async (tx) => tx.job({ name: 'premises.index', payload: {} }))
    await api.get<JobRunner>(JobRunner).drain()
  }
  const duplicates = async (username = 'street') =>
    (await api.call('GET /api/v1/premises/duplicates', { token: await token(username), query: { limit: '200' } })).body

  test('are found by their address however it is spelled, and offered side by side to whoever sees both', async () => {
    const { kept, merged } = await twice()
    await index()
    const { items } = await duplicates()
    const pair = items.find(({ left }) => [kept.id, merged.id].includes(left.id))
    expect([pair?.left.id, pair?.right.id, pair?.alike].sort()).toEqual(['address', kept.id, merged.id].sort())
    expect((await duplicates('street2')).items).toEqual([])
    const rows = await api.db.rows<{ addressIndex: string }>('SELECT addressIndex FROM premises WHERE id = ?', [
      kept.id,
    ])
    expect(rows[0]?.addressIndex).toMatch(/^[0-9a-f]{32}$/)
  })

  test('are found by one telephone in one building, not by one landlord of many houses', async () => {
    const { fixture, premises } = town
    const [one, two, far] = ['示范里7号楼', '示范里7号楼', '示范里8号楼'].map((label, i) =>
      fixture.premises(premises.here.areaCode, { label, address: `${label}${i}门${i}0${i}` }),
    ) as [PremisesEntity, PremisesEntity, PremisesEntity]
    for (const { id } of [one, two, far]) fixture.occupant(id, '王房东', '13911110007', { role: 'landlord' })
    const ids = [one.id, two.id].sort()
    await fixture.save(api)
    await index()
    const pairs = (await duplicates()).items.filter(({ alike }) => alike === 'phone')
    expect(pairs.map(({ left, right }) => [left.id, right.id])).toEqual([ids])
  })

  test('looked at and told apart, they are not offered again', async () => {
    const { kept, merged } = await twice()
    await index()
    const body = { actionId: newId(), otherId: merged.id }
    const tell = async () =>
      api.call('POST /api/v1/premises/:id/told-apart', { token: await token(), params: { id: kept.id }, body })
    expect([(await tell()).status, (await tell()).status]).toEqual([200, 200])
    expect(JSON.stringify((await duplicates()).items)).not.toContain(kept.id)
  })
}
