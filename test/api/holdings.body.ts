import { addMinutes, type CylinderEvent, newId } from '@app/domain'
import type { KeyPair } from '@app/platform'
import { type ApiOptions, TEST_NOW, TestApi } from '../support/api'
import { collect, deliver, fill, move, sites, tested } from '../support/custody'
import { type District, district } from '../support/district'
import { plainKey } from '../support/signed'

/** 企业持有 and the steps that a cylinder's page tells. Runs alike on both databases. */
export function holdingsTests(options: () => Promise<ApiOptions>): void {
  let api: TestApi
  let town: District
  let site: Awaited<ReturnType<typeof sites>>
  let key: KeyPair

  beforeAll(async () => {
    api = await TestApi.start({ ...(await options()), config: { JOBS: 'off' } })
  }, 60_000)
  beforeEach(async () => {
    await api.clear()
    town = await district(api)
    site = await sites(api, town)
    key = await plainKey(api, town.companies.first.id, town.accounts.company.id)
  })
  afterAll(() => api?.close())

  const minutes = (n: number) => addMinutes(TEST_NOW, n)
  const send = async (...events: CylinderEvent[]) =>
    (await api.call('POST /api/v1/events/batch', { key, body: { events } })).body
  const holdings = async (username: string, id = town.companies.first.id) =>
    api.call('GET /api/v1/companies/:id/holdings', { token: await api.login(username), params: { id } })
  const bottles = async (n: number, owner = town.companies.first) => {
    const made = Array.from({ length: n }, () => town.fixture.cylinder(owner, null))
    await town.fixture.save(api)
    return made.map(({ code }) => code)
  }

  test('what a company holds stands at its sites, on its vehicles, with its couriers and at users', async () => {
    const [a = '', b = '', c = '', d = ''] = await bottles(4)
    const [foreign = ''] = await bottles(1, town.companies.second)
    const premises = town.premises.here.code
    const from = { kind: 'site', code: 'CZ01' } as const
    await send(
      ...[a, b, c, d, foreign].map((code) => fill({ code, occurredAt: minutes(-500) })),
      move({ code: b, from, to: { kind: 'vehicle', code: 'C01' }, occurredAt: minutes(-400) }),
      move({ code: c, from, to: { kind: 'courier', code: 'P07' }, occurredAt: minutes(-400) }),
      deliver({ code: d, premises, from, occurredAt: minutes(-300) }),
    )
    const { body } = await holdings('office')
    expect(body.sites.map(({ code, bottles: n, others }) => [code, n, others])).toEqual([
      ['CZ01', 2, 1],
      ['GY01', 0, 0],
    ])
    expect(body.vehicles).toEqual([{ code: 'C01', bottles: 1 }])
    expect(body.couriers).toEqual([{ code: 'P07', bottles: 1 }])
    const told = body.stages.filter(({ bottles: n }) => n > 0).map(({ label, bottles: n }) => [label, n])
    expect(told).toEqual([
      ['已充装', 1],
      ['运输配送中', 2],
      ['在用户处', 1],
    ])
    // The bottle of the district that nobody has reported on.
    expect(body.untold).toBe(1)
    expect(body.reported).toEqual({ since: minutes(-30 * 24 * 60), fillings: 5, deliveries: 1, collections: 0 })
  })

  test('what happened before the last thirty days is not counted; what cannot be true is listed with its words', async () => {
    const [code = '', other = ''] = await bottles(2)
    const premises = town.premises.here.code
    await send(
      fill({ code: other, occurredAt: minutes(-40 * 24 * 60) }),
      fill({ code, occurredAt: minutes(-300) }),
      collect({ code, premises, occurredAt: minutes(-200) }),
    )
    const { body } = await holdings('office')
    expect(body.reported).toMatchObject({ fillings: 1, collections: 1 })
    expect(body.flagged).toMatchObject({ total: 1, items: [{ code, words: ['收瓶的用户处当时并没有这只瓶'] }] })
  })

  test('a company is shown itself and no other; a street is not asked, for it sees no stations', async () => {
    expect((await holdings('company')).body.software).toMatchObject({ isSilent: false })
    expect((await holdings('company2')).problem).toMatchObject({ status: 404, code: 'NOT_FOUND' })
    expect((await holdings('street')).problem).toMatchObject({ status: 403 })
    expect((await holdings('office', newId())).problem).toMatchObject({ status: 404 })
    // The other company has no key: nothing is expected of it.
    expect((await holdings('office', town.companies.second.id)).body.software).toBeNull()
  })

  test('the steps of a cylinder say who did them by number, and what was corrected', async () => {
    const [code = ''] = await bottles(1)
    const filling = fill({ code, occurredAt: minutes(-300) })
    await send(filling, move({ code, occurredAt: minutes(-200) }))
    const instead = { ...filling, netKg: 14, grossKg: 30.5, operator: 'G020' }
    const { eventId } = filling
    const body = { eventId, correctionId: 'K1', reason: 'wrong_content' as const, instead }
    const corrected = await api.call('POST /api/v1/events/corrections', { key, body })
    expect(corrected.status).toBe(200)
    const [card] = await api.db.rows<{ id: string }>('SELECT id FROM cylinder WHERE code = ?', [code])
    const { body: way } = await api.call('GET /api/v1/cylinders/:id/whereabouts', {
      token: await api.login('office'),
      params: { id: card?.id ?? '' },
    })
    expect(way.steps.map(({ title, stage, detail, corrected: again }) => [title, stage, detail, again])).toEqual([
      ['收发', 'stock', [], false],
      ['充装', 'filled', ['净重 14 公斤', '充装工 G020，秤 C03'], true],
    ])
    expect(way.holder?.label).toBe('示范供应站')
    expect(site.store.name).toBe('示范供应站')
    expect(JSON.stringify(way.steps)).not.toContain('G017')
  })

  test('the card of an inspector tells the last three steps, the newest first', async () => {
    const [code = ''] = await bottles(1)
    const from = { kind: 'courier', code: 'P07' } as const
    await send(
      fill({ code, occurredAt: minutes(-500) }),
      move({ code, occurredAt: minutes(-400) }),
      move({ code, from: { kind: 'site', code: 'GY01' }, to: from, occurredAt: minutes(-300) }),
      deliver({ code, from, premises: town.premises.here.code, occurredAt: minutes(-200) }),
    )
    const { body: card } = await api.call('GET /api/v1/scan', { token: await api.login('inspector'), query: { code } })
    expect(card.recent).toEqual([
      { title: '送达', at: minutes(-200) },
      { title: '交配送员', at: minutes(-300) },
      { title: '入库', at: minutes(-400) },
    ])
    const { body: forAll } = await api.call('GET /api/v1/scan', { query: { code } })
    expect(forAll).toMatchObject({ recent: [], filling: { companyName: '河西示范燃气站', netKg: 14.5 } })
  })

  test('a test is told with the numbers of who tested and who reviewed', async () => {
    const [code = ''] = await bottles(1)
    const key2 = await plainKey(api, town.companies.second.id, town.accounts.otherCompany.id)
    const event = tested({ code, site: 'JY01' })
    await api.call('POST /api/v1/events', { key: key2, body: event })
    const [card] = await api.db.rows<{ id: string }>('SELECT id FROM cylinder WHERE code = ?', [code])
    const { body: way } = await api.call('GET /api/v1/cylinders/:id/whereabouts', {
      token: await api.login('office'),
      params: { id: card?.id ?? '' },
    })
    const [{ inspector, reviewer } = { inspector: '?', reviewer: '?' }] = event.items
    // The owner learns that it was tested, not by whose numbers.
    const { body: forOwner } = await api.call('GET /api/v1/cylinders/:id/whereabouts', {
      token: await api.login('company'),
      params: { id: card?.id ?? '' },
    })
    expect(forOwner.steps[0]).toMatchObject({ kind: 'test', factId: null, detail: [] })
    expect(way.steps[0]?.detail).toEqual(expect.arrayContaining([`检验员 ${inspector}`, `复核 ${reviewer}`]))
  })
}
