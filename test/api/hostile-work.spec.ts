import { newId } from '@app/domain'
import { TEST_NOW, TestApi } from '../support/api'
import { type District, district } from '../support/district'
import { upload } from '../support/visit'

describe('People at cross purposes', () => {
  let api: TestApi
  let d: District

  beforeAll(async () => {
    api = await TestApi.start({ config: { JOBS: 'off' } })
    d = await district(api)
  })
  afterAll(() => api?.close())

  type Hazard = NonNullable<Parameters<District['fixture']['hazard']>[1]>
  const hazard = async (row: Hazard = {}) => {
    const made = d.fixture.hazard(d.premises.here, row)
    await d.fixture.save(api)
    return made
  }
  const rectify = async (by: string, id: string, over: object = {}) => {
    const token = await api.login(by)
    const photoIds = [(await upload(api, token)).body.id]
    const body = { actionId: newId(), at: TEST_NOW, photoIds, note: null, readingLelTenths: null, ...over }
    return api.call('POST /api/v1/hazards/:id/rectify', { token, params: { id }, body })
  }
  const recheck = async (by: string, id: string, over: object = {}) =>
    api.call('POST /api/v1/hazards/:id/recheck', {
      token: await api.login(by),
      params: { id },
      body: {
        actionId: newId(),
        at: TEST_NOW,
        pass: true,
        photoIds: [],
        reason: null,
        readingLelTenths: null,
        ...over,
      },
    })
  const acknowledge = async (by: string, id: string, actionId = newId(), note: string | null = null) =>
    api.call('POST /api/v1/alerts/:id/acknowledge', {
      token: await api.login(by),
      params: { id },
      body: { actionId, note },
    })
  const deeds = async () =>
    Number((await api.db.rows<{ n: number }>('SELECT COUNT(*) AS n FROM fact WHERE actorId IS NOT NULL'))[0]?.n)

  test('nothing more can be done with a closed hazard', async () => {
    const { id } = await hazard({ status: 'closed', closedAt: TEST_NOW, closeReason: 'rechecked' })
    const before = await deeds()
    expect((await rectify('inspector', id)).problem?.code).toBe('HAZARD_STATE')
    expect((await recheck('street', id)).problem?.code).toBe('HAZARD_STATE')
    expect(await deeds()).toBe(before)
  })

  test('a company knows nothing of a hazard that another company was sent to', async () => {
    const { id } = await hazard({ status: 'dispatched', assigneeCompanyId: d.companies.second.id })
    const [foreign, nowhere] = [await rectify('company', id), await rectify('company', newId())]
    expect({ ...foreign.problem, requestId: '' }).toEqual({ ...nowhere.problem, requestId: '' })
    expect(foreign.status).toBe(404)
    expect((await rectify('company2', id)).status).toBe(200)
  })

  test('of two who act on what both have seen, one is told that the other was quicker', async () => {
    const { id } = await hazard({ status: 'rectified', rectifiedBy: d.accounts.inspector.id, rectifiedAt: TEST_NOW })
    const replies = await Promise.all([
      recheck('street', id, { version: 1 }),
      recheck('community', id, { version: 1, pass: false, reason: '接头仍松动' }),
    ])
    expect(replies.map((r) => r.status).sort()).toEqual([200, 409])
    expect(['HAZARD_CHANGED', 'HAZARD_STATE']).toContain(replies.find((r) => r.problem)?.problem?.code)
  })

  test('the id of one action is not another action', async () => {
    const [first, second] = [await hazard(), await hazard()]
    const actionId = newId()
    const photoIds = [(await upload(api, await api.login('inspector'))).body.id]
    const before = await deeds()
    expect((await rectify('inspector', first.id, { actionId, photoIds })).status).toBe(200)
    expect((await rectify('inspector', first.id, { actionId, photoIds })).status).toBe(200)
    expect((await rectify('inspector', first.id, { actionId, photoIds, note: '别的' })).problem?.code).toBe('ID_REUSED')
    expect((await rectify('inspector', second.id, { actionId, photoIds })).problem?.code).toBe('ID_REUSED')
    expect(await deeds()).toBe(before + 1)
  })

  test('a phone that lost its clock dates nothing before the hazard was found, nor into the future', async () => {
    const { id, foundAt } = await hazard()
    await rectify('inspector', id, { at: '1999-12-31T16:00:00.000Z' })
    const { body } = await recheck('street', id, { at: '2099-01-01T00:00:00.000Z' })
    expect(body.history.map((h) => h.occurredAt)).toEqual([TEST_NOW, foundAt])
  })

  test('a closed alert is not acknowledged again', async () => {
    const closed = d.fixture.alert(d.premises.here, {
      status: 'closed',
      closedAt: TEST_NOW,
      closeReason: 'condition_ended',
    })
    await d.fixture.save(api)
    expect((await acknowledge('street', closed.id)).problem?.code).toBe('ALERT_STATE')
  })

  test('an alert acknowledged twice with one id is acknowledged once; with another note the id is taken', async () => {
    const open = d.fixture.alert(d.premises.here)
    await d.fixture.save(api)
    const actionId = newId()
    const before = await deeds()
    expect((await acknowledge('street', open.id, actionId)).status).toBe(200)
    expect((await acknowledge('street', open.id, actionId)).status).toBe(200)
    expect((await acknowledge('street', open.id, actionId, '另一句')).problem?.code).toBe('ID_REUSED')
    expect((await acknowledge('community', open.id)).problem?.code).toBe('ALERT_STATE')
    expect(await deeds()).toBe(before + 1)
  })

  test('a reason of nothing but spaces or invisible characters is no reason', async () => {
    const token = await api.login('street')
    for (const reason of ['   ', '\u200b\u200b', '\ufeff', '\u3000', '\u0000', '\u202e']) {
      const body = { actionId: newId(), field: 'address' as const, partyId: null, purpose: 'visit' as const, reason }
      const { problem } = await api.call('POST /api/v1/premises/:id/reveals', {
        token,
        params: { id: d.premises.here.id },
        body,
      })
      expect(problem?.problems?.map((p) => p.path)).toEqual(expect.arrayContaining(['body.reason']))
    }
  })
})
