import { addDays, newId } from '@app/domain'
import { ReviewService } from '@app/features'
import { TEST_NOW, TEST_TODAY, TestApi } from '../support/api'
import { type District, district } from '../support/district'
import { replayHazards } from '../support/replay'
import {
  appliance,
  bottle,
  detector,
  failing,
  judged,
  type Submission,
  seePicture,
  signed,
  upload,
  visit,
} from '../support/visit'

/** 派单 → 整改 → 复查 → 办结 through the real application on one database. */
export function hazardTests(databaseUrl: () => Promise<string>): void {
  let api: TestApi
  let d: District
  const photos = new Map<string, string>()

  beforeAll(async () => {
    api = await TestApi.start({ databaseUrl: await databaseUrl() })
    d = await district(api)
  }, 60_000)
  afterAll(() => api?.close())

  type Row = Parameters<District['fixture']['hazard']>[1]
  const a = async (row: Row = {}, at = d.premises.here) => {
    const hazard = d.fixture.hazard(at, { item: 'H02', reason: 'H02-cracked', measure: 'stop_use', ...row })
    await d.fixture.save(api)
    return hazard
  }
  const photoOf = async (username: string) => {
    const known = photos.get(username) ?? (await upload(api, await api.login(username))).body.id
    photos.set(username, known)
    return known
  }
  const list = async (username: string, query: Record<string, string> = {}) =>
    (await api.call('GET /api/v1/hazards', { token: await api.login(username), query })).body
  const detail = async (username: string, id: string) =>
    api.call('GET /api/v1/hazards/:id', { token: await api.login(username), params: { id } })
  const act = () => ({ actionId: newId(), at: TEST_NOW })
  const dispatch = async (username: string, id: string, body: object = {}) =>
    api.call('POST /api/v1/hazards/:id/dispatch', {
      token: await api.login(username),
      params: { id },
      body: { ...act(), accountId: d.accounts.inspector.id, companyId: null, note: null, ...body },
    })
  const rectify = async (username: string, id: string, body: object = {}) =>
    api.call('POST /api/v1/hazards/:id/rectify', {
      token: await api.login(username),
      params: { id },
      body: { ...act(), photoIds: [await photoOf(username)], note: null, readingLelTenths: null, ...body },
    })
  const recheck = async (username: string, id: string, body: object = {}) =>
    api.call('POST /api/v1/hazards/:id/recheck', {
      token: await api.login(username),
      params: { id },
      body: { ...act(), pass: true, photoIds: [], reason: null, readingLelTenths: null, ...body },
    })
  const giveBack = async (username: string, id: string, reason = '派错单位') =>
    api.call('POST /api/v1/hazards/:id/return', {
      token: await api.login(username),
      params: { id },
      body: { ...act(), reason },
    })

  test('the whole loop: sent out, put right with a photo, rechecked by another, closed', async () => {
    const { id } = await a()
    expect((await dispatch('street', id, { note: '今天之内' })).body).toMatchObject({
      status: 'dispatched',
      statusLabel: '整改中',
      assignee: '王网格',
      actions: ['dispatch', 'rectify', 'return'],
    })
    const done = await rectify('inspector', id, { note: '已换新软管' })
    expect(done.body).toMatchObject({ status: 'rectified', actions: [] })
    expect(done.body.photos.map((p) => p.stage)).toEqual(['after'])
    expect((await recheck('inspector', id)).problem).toMatchObject({ status: 409, code: 'HAZARD_SAME_PERSON' })
    const closed = await recheck('street', id)
    expect(closed.body).toMatchObject({ status: 'closed', statusLabel: '已办结', overdue: false, actions: [] })
    expect(closed.body.history.map((h) => h.title)).toEqual(['复查合格，办结', '报整改', '派单整改'])
    expect(closed.body.history[1]?.detail).toEqual(['照片 1 张', '说明：已换新软管'])
    expect((await dispatch('street', id)).problem).toMatchObject({ status: 409, code: 'HAZARD_STATE' })
    const image = await seePicture(api, await api.login('street'), closed.body.photos[0]?.url ?? '')
    expect(image.statusCode).toBe(200)
  })

  test('a failed recheck goes back with its reason, which whoever has to act can read', async () => {
    const { id } = await a()
    await dispatch('street', id)
    await rectify('inspector', id)
    expect((await recheck('community', id, { pass: false })).problem).toMatchObject({ code: 'HAZARD_REASON_MISSING' })
    const back = await recheck('community', id, { pass: false, reason: '接头仍松动' })
    expect(back.body).toMatchObject({ status: 'dispatched', returns: 1, assignee: '王网格' })
    expect((await detail('inspector', id)).body.history[0]?.detail).toContain('说明：接头仍松动')
    expect((await giveBack('street', id)).body).toMatchObject({ status: 'open', assignee: null, returns: 2 })
  })

  test('a company puts right what it was sent to, and sees nothing else', async () => {
    const { id } = await a()
    expect((await detail('company', id)).problem).toMatchObject({ status: 404 })
    await dispatch('street', id, { accountId: null, companyId: d.companies.first.id })
    expect((await list('company')).items.map((h) => h.id)).toEqual([id])
    expect((await list('company2')).items).toEqual([])
    expect((await rectify('company', id)).body).toMatchObject({ status: 'rectified', assignee: '河西示范燃气站' })
    expect((await recheck('inspector', id)).body.status).toBe('closed')
  })

  test('nobody puts right with the photo of somebody else, and nobody is sent from outside the area', async () => {
    const { id } = await a()
    const foreign = await photoOf('inspector2')
    expect((await rectify('inspector', id, { photoIds: [foreign] })).problem).toMatchObject({ code: 'FILE_UNKNOWN' })
    expect((await dispatch('street', id, { accountId: d.accounts.otherInspector.id })).problem).toMatchObject({
      status: 422,
      code: 'ASSIGNEE_UNKNOWN',
    })
    expect((await dispatch('street', id, { accountId: null })).problem).toMatchObject({ code: 'ASSIGNEE_MISSING' })
    expect((await dispatch('street2', id)).problem).toMatchObject({ status: 404, code: 'NOT_FOUND' })
  })

  test('a leak is released only with a reading of zero, by a second person', async () => {
    const { id } = await a({ emergency: true, item: 'E09', reason: 'E09-smell', grade: 'A' })
    expect((await rectify('street', id)).problem).toMatchObject({ code: 'HAZARD_READING_NOT_ZERO' })
    expect((await rectify('street', id, { readingLelTenths: 0 })).body.status).toBe('rectified')
    expect((await recheck('office', id, { readingLelTenths: 5 })).problem).toMatchObject({
      code: 'HAZARD_READING_NOT_ZERO',
    })
    expect((await recheck('street', id, { readingLelTenths: 0 })).problem).toMatchObject({ code: 'HAZARD_SAME_PERSON' })
    expect((await recheck('office', id, { readingLelTenths: 0 })).body.status).toBe('closed')
  })

  test('whoever acts on an old sight of it is told so', async () => {
    const { id, version } = await a()
    expect((await dispatch('street', id, { version })).status).toBe(200)
    expect((await dispatch('office', id, { version })).problem).toMatchObject({ status: 409, code: 'HAZARD_CHANGED' })
  })

  test('an action sent many times happens once, the same id with other content is refused', async () => {
    const { id } = await a()
    const once = { actionId: newId(), photoIds: [await photoOf('inspector')] }
    const replies = await Promise.all(Array.from({ length: 16 }, () => rectify('inspector', id, once)))
    expect(replies.map((r) => r.status)).toEqual(Array(16).fill(200))
    expect((await detail('street', id)).body.history).toHaveLength(1)
    expect((await rectify('inspector', id, { ...once, note: '另一次' })).problem).toMatchObject({ code: 'ID_REUSED' })
  })

  test('the list is sorted by danger, grade and deadline, and filtered', async () => {
    const at = d.premises.there
    const late = await a({ grade: 'B', deadlineOn: addDays(TEST_TODAY, -1) }, at)
    const soon = await a({ grade: 'B', deadlineOn: addDays(TEST_TODAY, 3) }, at)
    const grave = await a({ grade: 'A', category: 'place', item: 'E03', reason: 'E03-bedroom' }, at)
    const leak = await a({ grade: 'A', emergency: true, deadlineOn: addDays(TEST_TODAY, 9) }, at)
    const closed = await a({ grade: 'A', status: 'closed' }, at)
    const of = async (query: Record<string, string> = {}) => (await list('street2', query)).items.map((h) => h.id)
    expect(await of()).toEqual([leak.id, grave.id, late.id, soon.id, closed.id])
    expect(await of({ overdue: '1' })).toEqual([late.id])
    expect(await of({ grade: 'B' })).toEqual([late.id, soon.id])
    expect(await of({ status: 'closed' })).toEqual([closed.id])
    expect(await of({ category: 'place' })).toEqual([grave.id])
    expect(await of({ q: soon.number })).toEqual([soon.id])
    expect((await list('office', { area: '120103002', limit: '2' })).total).toBe(5)
  })

  test('the household reads what is wrong and what ends it, without the notes of offices', async () => {
    const { id } = await a()
    await dispatch('street', id, { note: '用户态度不好' })
    const { body } = await detail('household', id)
    expect(body.remedy).not.toBe('')
    expect(body.assignee).toBe('王*')
    expect(JSON.stringify(body)).not.toContain('态度')
    expect(body.actions).toEqual([])
  })

  describe('what an inspection does to hazards', () => {
    let photo: string
    beforeAll(async () => {
      photo = await photoOf('inspector')
    })
    const equipment = [appliance(), detector()]
    const clean = () =>
      visit({ premises: d.premises.here, inspectorId: d.accounts.inspector.id, now: api.clock.now() }, photo, {
        bottles: [bottle(d.bottles.first.id)],
        equipment,
      })
    const submit = async (body: Submission) =>
      (await api.call('POST /api/v1/inspections', { token: await api.login('inspector'), body })).body
    const openH03 = async () =>
      api.db.rows<{ id: string; status: string; rectifiedBy: string | null }>(
        "SELECT * FROM hazard WHERE premisesId = ? AND item = 'H03' AND status <> 'closed'",
        [d.premises.here.id],
      )

    test('what is found again is the same hazard, confirmed, not a second one', async () => {
      const first = await submit(signed(failing(clean(), 'H03', 'H03-too_long', photo), photo))
      expect(first.hazards.map((h) => h.item)).toEqual(['H03'])
      const again = await submit(signed(failing(clean(), 'H03', 'H03-too_long', photo), photo))
      expect(again.hazards).toEqual([])
      const [hazard, ...others] = await openH03()
      expect([hazard?.id, others]).toEqual([first.hazards[0]?.id, []])
      const { body } = await detail('street', hazard?.id ?? '')
      expect(body.history.map((h) => h.kind)).toEqual(['hazard.confirmed', 'hazard.found'])
      expect(body.photos.map((p) => p.stage)).toEqual(['found'])
    })

    test('what the household put right waits for a recheck, which the inspector may do', async () => {
      const [hazard] = await openH03()
      const content = { ...clean(), previous: [{ hazardId: hazard?.id ?? '', putRight: true }] }
      await submit(signed(content, photo))
      expect(await openH03()).toEqual([expect.objectContaining({ status: 'rectified', rectifiedBy: null })])
      expect((await recheck('inspector', hazard?.id ?? '')).body.status).toBe('closed')
    })

    test('what was put right on the spot is found and closed at once, with a photo of before and after', async () => {
      const failed = failing(clean(), 'H03', 'H03-too_long', photo)
      const after = (await upload(api, await api.login('inspector'))).body.id
      const fixed = { beforePhotoId: photo, afterPhotoId: after }
      const answers = failed.answers.map((x) => (x.item === 'H03' && x.result === 'fail' ? { ...x, fixed } : x))
      const content = judged({ ...failed, answers })
      const { hazards } = await submit(signed(content, photo))
      expect(hazards).toEqual([expect.objectContaining({ item: 'H03', status: 'closed' })])
      const { body } = await detail('street', hazards[0]?.id ?? '')
      expect(body.photos.map((p) => p.stage).sort()).toEqual(['after', 'before', 'found'])
      expect(await openH03()).toEqual([])
    })

    test('two visits that find the same thing in the same moment are both kept, and it is one hazard', async () => {
      const both = [1, 2].map(() => signed(failing(clean(), 'H04', 'H04-joint', photo), photo))
      const answers = await Promise.all(both.map(submit))
      expect(answers.flatMap((x) => x.hazards)).toHaveLength(1)
      const [hazard] = answers.flatMap((x) => x.hazards)
      const kinds = (await detail('street', hazard?.id ?? '')).body.history.map((h) => h.kind)
      expect(kinds).toEqual(['hazard.confirmed', 'hazard.found'])
    })

    test('a hazard past its deadline raises its alert, and its closing ends it', async () => {
      const { id } = await a({ grade: 'A', item: 'Z04', deadlineOn: addDays(TEST_TODAY, -1) })
      await api.uow.run(async (tx) => tx.touch('hazard', id))
      await api.get<ReviewService>(ReviewService).runAllDue()
      expect((await detail('street', id)).body.alerts).toEqual([
        expect.objectContaining({ title: '隐患超期', status: '待接收' }),
      ])
      await rectify('inspector', id)
      await recheck('street', id)
      await api.get<ReviewService>(ReviewService).runAllDue()
      expect((await detail('street', id)).body.alerts).toEqual([expect.objectContaining({ status: '已办结' })])
    })

    test('the facts told again from their beginning give every hazard as it is', async () => {
      const [hazard] = await api.db.rows<{ id: string }>("SELECT id FROM hazard WHERE item = 'H04' AND status = 'open'")
      const id = hazard?.id ?? ''
      await dispatch('street', id)
      await rectify('inspector', id)
      await recheck('community', id, { pass: false, reason: '仍有接头' })
      expect((await rectify('inspector', id)).body.status).toBe('rectified')
      const { written, told } = await replayHazards(api.db)
      expect(written.length).toBeGreaterThan(2)
      expect(written).toEqual(told)
    })
  })
}
