import { newId } from '@app/domain'
import { type ApiOptions, TestApi } from '../support/api'
import { type District, district } from '../support/district'

/** 移交: a matter goes to the department whose law covers it and comes back answered. Runs alike on both databases. */
export function referralTests(options: () => Promise<ApiOptions>): void {
  let api: TestApi
  let town: District
  let hazardId: string

  beforeAll(async () => {
    api = await TestApi.start({ ...(await options()), config: { JOBS: 'off' } })
    town = await district(api)
  }, 60_000)
  beforeEach(async () => {
    hazardId = town.fixture.hazard(town.premises.here).id
    await town.fixture.save(api)
  })
  afterAll(() => api?.close())

  const hand = async (body: object = {}, username = 'street', actionId = newId()) =>
    api.call('POST /api/v1/referrals', {
      token: await api.login(username),
      body: {
        actionId,
        subjectKind: 'hazard',
        subjectId: hazardId,
        department: 'urban',
        note: '后厨私接三通',
        ...body,
      },
    })
  const see = async (username: string, id: string) =>
    api.call('GET /api/v1/referrals/:id', { token: await api.login(username), params: { id } })
  const list = async (username: string) =>
    (await api.call('GET /api/v1/referrals', { token: await api.login(username), query: {} })).body
  const reply = async (verb: 'answer' | 'return' | 'take-back', username: string, id: string, actionId = newId()) =>
    api.call(`POST /api/v1/referrals/:id/${verb}`, {
      token: await api.login(username),
      params: { id },
      body: { actionId, text: '已现场查处，责令拆除' },
    })

  test('the department sees what is handed to it with the note and the building, and nothing else of the district', async () => {
    const { id } = (await hand()).body
    expect((await see('urban', id)).body).toMatchObject({
      note: '后厨私接三通',
      premisesLabel: '示范里1号楼',
      department: 'urban',
      handedBy: '周街道',
      actions: ['answer', 'return'],
    })
    expect((await see('fire', id)).status).toBe(404)
    expect((await see('street2', id)).status).toBe(404)
    expect((await list('urban')).items.map((row) => row.id)).toContain(id)
    expect((await list('market')).total).toBe(0)
    const token = await api.login('urban')
    const closed = ['GET /api/v1/premises', 'GET /api/v1/overview', 'GET /api/v1/facts'] as const
    for (const key of closed) expect((await api.call(key, { token })).problem?.code).toBe('FORBIDDEN')
    expect((await api.call('GET /api/v1/hazards', { token })).body.total).toBe(0)
    expect((await see('urban', id)).body).not.toHaveProperty('premisesId')
    await reply('take-back', 'street', id)
  })

  test('the answer stands in the story of the hazard and ends the waiting, once', async () => {
    const waiting = async () =>
      (await api.call('GET /api/v1/overview', { token: await api.login('office') })).body.actNow.referred
    const before = await waiting()
    const { id } = (await hand()).body
    expect(await waiting()).toBe(before + 1)
    expect((await reply('answer', 'fire', id)).status).toBe(404)
    expect((await reply('answer', 'street', id)).problem?.code).toBe('FORBIDDEN')
    const actionId = newId()
    const twice = [await reply('answer', 'urban', id, actionId), await reply('answer', 'urban', id, actionId)]
    expect(twice.map(({ status }) => status)).toEqual([200, 200])
    expect(twice[0]?.body).toMatchObject({ status: 'answered', reply: '已现场查处，责令拆除', actions: [] })
    expect(await waiting()).toBe(before)
    expect((await reply('return', 'urban', id)).problem?.code).toBe('REFERRAL_STATE')
    const token = await api.login('street')
    const { history } = (await api.call('GET /api/v1/hazards/:id', { token, params: { id: hazardId } })).body
    expect(history.map(({ title }) => title)).toEqual(['部门办结回复', '移交区城管委'])
    expect(history[0]?.detail).toContain('说明：已现场查处，责令拆除')
  })

  test('what lies with one department is not handed to another before it comes back', async () => {
    const { id } = (await hand()).body
    expect((await hand({ department: 'fire' })).problem?.code).toBe('REFERRED_ALREADY')
    expect((await reply('return', 'urban', id)).body.status).toBe('returned')
    const again = await Promise.all([hand({ department: 'fire' }), hand({ department: 'market' })])
    expect(again.map(({ status }) => status).sort()).toEqual([201, 409])
  })

  test('nobody hands over what he does not see, nor what is over', async () => {
    expect((await hand({}, 'street2')).status).toBe(404)
    expect((await hand({ subjectId: newId() })).status).toBe(404)
    const closed = town.fixture.hazard(town.premises.here, { status: 'closed' })
    const alert = town.fixture.alert(town.premises.here)
    await town.fixture.save(api)
    expect((await hand({ subjectId: closed.id })).problem?.code).toBe('MATTER_CLOSED')
    expect((await hand({ subjectKind: 'alert', subjectId: alert.id, department: 'market' }, 'duty')).status).toBe(201)
    const stored = JSON.stringify(await api.db.rows('SELECT body FROM fact'))
    expect(stored).not.toMatch(/私接三通|责令拆除/)
  })
}
