import { newId } from '@app/domain'
import { ReviewService } from '@app/features'
import { CustodyEntity, type CylinderEntity } from '@app/persistence'
import { type ApiOptions, TEST_NOW, TestApi } from '../support/api'
import { type District, district } from '../support/district'

/** What a household learns of the cylinder at its door, and what follows when it is not taken. Runs alike on both databases. */
export function deliveryTests(options: () => Promise<ApiOptions>): void {
  let api: TestApi
  let town: District

  beforeAll(async () => {
    api = await TestApi.start(await options())
    town = await district(api)
  })
  afterAll(() => api?.close())

  const scan = async (code: string) => (await api.call('GET /api/v1/scan', { query: { code } })).body
  const fill = async (cylinderId: string, companyId: string) =>
    api.uow.run((tx) =>
      tx.insert(CustodyEntity, [
        {
          ...NOT_ON_THE_WAY,
          cylinderId,
          filledAt: TEST_NOW,
          fillFactId: newId(),
          fillerId: companyId,
          netGrams: 14_500,
        },
      ]),
    )
  const bottle = async (row: Partial<CylinderEntity> = {}) => {
    const made = town.fixture.cylinder(town.companies.first, null, row)
    await town.fixture.save(api)
    return made
  }
  const refuse = async (code: string | null, username = 'household', actionId = newId()) =>
    api.call('POST /api/v1/household/refusals', {
      token: await api.login(username),
      body: { actionId, premisesId: town.premises.here.id, code, reason: 'leak' },
    })
  const refused = async (username: string, query: { open?: 'true' } = {}) =>
    (await api.call('GET /api/v1/refusals', { token: await api.login(username), query })).body.items
  const alerts = async () => {
    await api.get<ReviewService>(ReviewService).runAllDue()
    const { items } = (await api.call('GET /api/v1/alerts', { token: await api.login('company'), query: {} })).body
    return items.filter(({ rule }) => rule === 'DELIVERY_REFUSED')
  }

  test('anybody reads who filled it, when, how much, how long the test holds, and one sentence; nothing of people', async () => {
    const { id, code } = await bottle()
    await fill(id, town.companies.first.id)
    const card = await scan(code)
    expect(card.filling).toEqual({ companyName: town.companies.first.name, at: TEST_NOW, netKg: 14.5 })
    expect(card.delivery).toEqual({
      accept: 'yes',
      sentence: `可以收：2026年6月10日由${town.companies.first.name}充装，检验有效到2027年3月。收下前看一看封口、闻一闻有没有气味`,
    })
    expect([card.whereabouts.kind, card.lastVisit, card.recent]).toEqual(['hidden', null, []])
  })

  test('a bottle of no register, one that is overdue and one that a stranger filled are not to be taken', async () => {
    expect((await scan('NOBODY-77')).delivery).toMatchObject({ accept: 'no' })
    const late = await bottle({ nextTestOn: '2026-04-01', testValidUntil: '2026-04-30' })
    await fill(late.id, town.companies.first.id)
    expect((await scan(late.code)).delivery.sentence).toContain('检验在2026年4月就到期了')
    const foreign = await bottle()
    await fill(foreign.id, town.companies.second.id)
    expect((await scan(foreign.code)).delivery.accept).toBe('no')
    expect((await scan((await bottle()).code)).delivery.accept).toBe('ask')
  })

  test('what a household refuses alarms the company at once, until it answers; another household cannot speak for it', async () => {
    const { code } = await bottle()
    const actionId = newId()
    const { status, body } = await refuse(` ${code.toLowerCase()} `, 'household', actionId)
    expect([status, body.companyPhone]).toEqual([201, town.companies.first.phone])
    expect((await refuse(` ${code.toLowerCase()} `, 'household', actionId)).body).toEqual(body)
    const [row] = await refused('street', { open: 'true' })
    expect(row).toMatchObject({ code, reasonLabel: '漏气或外观破损', companyName: town.companies.first.name })
    const [alert] = await alerts()
    expect(alert).toMatchObject({ title: '用户拒收气瓶', kind: 'alarm', status: 'open' })
    expect(await refused('company2')).toEqual([])
    const answer = async (username: string) =>
      api.call('POST /api/v1/refusals/:id/answer', {
        token: await api.login(username),
        params: { id: row?.id ?? '' },
        body: { actionId: newId(), outcome: 'replaced' },
      })
    expect((await answer('company2')).problem?.code).toBe('NOT_FOUND')
    expect((await answer('company')).body).toMatchObject({ outcomeLabel: '已换送合格气瓶', answeredAt: TEST_NOW })
    expect((await answer('company')).problem?.code).toBe('REFUSAL_ANSWERED')
    expect((await alerts()).filter(({ status: state }) => state !== 'closed')).toEqual([])
  })

  test('one without any code is refused too; who supplies the address answers for it', async () => {
    const { body } = await refuse(null)
    expect(body.message).toContain('街道')
    expect((await refused('street', { open: 'true' }))[0]).toMatchObject({ code: '无码', cylinderId: null })
  })

  test('nobody refuses at the door of others', async () => {
    const reply = await api.call('POST /api/v1/household/refusals', {
      token: await api.login('household'),
      body: { actionId: newId(), premisesId: town.premises.there.id, code: null, reason: 'no_code' },
    })
    expect(reply.problem?.code).toBe('NOT_FOUND')
  })
}

const NOT_ON_THE_WAY: Omit<CustodyEntity, 'cylinderId' | 'filledAt' | 'fillFactId' | 'fillerId' | 'netGrams'> = {
  ...{ stage: 'filled', holderKind: null, holderId: null, companyId: null, since: null },
  ...{ whereMark: null, whereStage: null, whereKind: null, whereId: null, fillSiteId: null },
  ...{ testedAt: null, testFactId: null, testSiteId: null, testNextOn: null, scrapMark: null, endMark: null },
  ...{ recent: '', flags: '', readSeq: 0, version: 1 },
}
