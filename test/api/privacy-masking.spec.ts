import { type RouteKey, type RouteSpec, routes } from '@app/contract'
import { newId, ROLES, type Role } from '@app/domain'
import { TEST_NOW, TestApi } from '../support/api'
import { type District, district } from '../support/district'
import { bottle, failing, signed, upload, visit } from '../support/visit'

/** What no answer shows without a purpose on record: whole numbers of people, whole names, addresses beyond the building. */
const NAMES = /张三|孙六丰|欧阳示范/
const NUMBERS = /1380000000[1-9]/
const ADDRESS = /2门301/

/** Where somebody is told his own, or must know: the inspector has to find the door, and not the name. */
const OWN: Partial<Record<Role, readonly RouteKey[]>> = {
  household: ['GET /api/v1/me', 'GET /api/v1/household'],
}
const NEEDS_ADDRESS: readonly RouteKey[] = ['GET /api/v1/today', 'GET /api/v1/household']

const keys = (Object.keys(routes) as RouteKey[]).filter((key) => {
  const { wire }: RouteSpec = routes[key]
  return key.startsWith('GET') && wire !== 'stream' && wire !== 'file'
})

describe('Every answer is masked', () => {
  let api: TestApi
  let d: District
  const ids: Record<string, string> = {}

  beforeAll(async () => {
    api = await TestApi.start()
    d = await district(api)
    d.fixture.occupant(d.premises.here.id, '孙六丰', '13800000006', { role: 'tenant' })
    const shop = d.fixture.occupant(d.premises.here.id, '欧阳示范', '13800000008', { role: 'landlord' })
    await d.fixture.save(api)
    const token = await api.login('inspector')
    const photo = (await upload(api, token)).body.id
    const at = { premises: d.premises.here, inspectorId: d.accounts.inspector.id, now: TEST_NOW }
    const content = failing(visit(at, photo, { bottles: [bottle(d.bottles.first.id)] }), 'H02', 'H02-cracked', photo)
    const done = await api.call('POST /api/v1/inspections', { token, body: signed(content, photo) })
    const asked = { actionId: newId(), purpose: 'visit' as const, reason: '下午三点' }
    const body = { ...asked, field: 'phone' as const, partyId: shop.id }
    await api.call('POST /api/v1/premises/:id/reveals', { token, params: { id: d.premises.here.id }, body })
    Object.assign(ids, {
      premises: d.premises.here.id,
      cylinders: d.bottles.first.id,
      inspections: done.body.id,
      hazards: done.body.hazards[0]?.id ?? '',
    })
    for (const role of ROLES) await api.login(role)
  }, 60_000)
  afterAll(() => api?.close())

  const allowed = (key: RouteKey, role: Role): boolean => OWN[role]?.includes(key) ?? false

  test.each(keys)('%s', async (key) => {
    const { roles }: RouteSpec = routes[key]
    const path = key.slice(4)
    const url = path.replace(':id', ids[path.split('/')[3] ?? ''] ?? newId())
    for (const role of ROLES.filter((one) => !Array.isArray(roles) || roles.includes(one))) {
      const token = await api.login(role)
      const { payload } = await api.fastify.inject({ url, headers: { authorization: `Bearer ${token}` } })
      if (!allowed(key, role)) expect([role, payload]).toEqual([role, expect.not.stringMatching(NAMES)])
      expect([role, payload]).toEqual([role, expect.not.stringMatching(NUMBERS)])
      if (!NEEDS_ADDRESS.includes(key)) expect([role, payload]).toEqual([role, expect.not.stringMatching(ADDRESS)])
    }
  })

  test('the search finds what is not masked', async () => {
    const { payload } = await api.fastify.inject({
      url: '/api/v1/today',
      headers: { authorization: `Bearer ${await api.login('inspector')}` },
    })
    expect(payload).toMatch(ADDRESS)
    expect(payload).toContain('孙*')
  })

  test('the name of a shop hangs over its door and is shown; its number is not', async () => {
    const shop = d.fixture.occupant(d.premises.there.id, '张记饺子馆', '13800000005', { role: 'trade_name' })
    await d.fixture.save(api)
    await api.uow.run((tx) => tx.execute("UPDATE party SET kind = 'business' WHERE id = ?", [shop.id]))
    const token = await api.login('office')
    const { body } = await api.call('GET /api/v1/premises/:id', { token, params: { id: d.premises.there.id } })
    expect(body.partyName).toBe('张记饺子馆')
    expect(body.occupants[0]).toMatchObject({ name: '张记饺子馆', phone: '138****0005' })
  })
})
