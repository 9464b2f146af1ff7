import { newId } from '@app/domain'
import { type ApiOptions, TEST_NOW, TestApi } from '../support/api'
import { type District, district } from '../support/district'

/** Runs alike on both databases. */
export function cylinderTests(options: () => Promise<ApiOptions>): void {
  let api: TestApi
  let town: District

  beforeAll(async () => {
    api = await TestApi.start(await options())
    town = await district(api)
  })
  afterAll(() => api?.close())

  const list = async (username: string, query: Record<string, string> = {}) =>
    (await api.call('GET /api/v1/cylinders', { token: await api.login(username), query })).body
  const detail = async (username: string, id: string) =>
    api.call('GET /api/v1/cylinders/:id', { token: await api.login(username), params: { id } })

  test('each sees the cylinders of his scope: the street by place, the company by ownership', async () => {
    const codes = async (username: string) => (await list(username)).items.map((c) => c.code)
    expect(await codes('office')).toEqual(['HX000000001', 'HX000000002'])
    expect(await codes('street2')).toEqual(['HX000000002'])
    expect(await codes('company')).toEqual(['HX000000001'])
  })

  test('a foreign cylinder and an unknown one are refused alike', async () => {
    for (const username of ['street2', 'company2', 'inspector2']) {
      const foreign = await detail(username, town.bottles.first.id)
      const unknown = await detail(username, newId())
      expect(foreign.problem).toMatchObject({ status: 404, code: 'NOT_FOUND', title: '没有找到这只气瓶' })
      expect({ ...foreign.problem, requestId: 0 }).toEqual({ ...unknown.problem, requestId: 0 })
    }
  })

  test('a cylinder overdue for its test is red, with the reason and what to do', async () => {
    const late = town.fixture.cylinder(town.companies.first, town.premises.here, {
      nextTestOn: '2026-04-01',
      testValidUntil: '2026-04-30',
    })
    const soon = town.fixture.cylinder(town.companies.first, town.premises.here, {
      nextTestOn: '2026-06-01',
      testValidUntil: '2026-06-30',
    })
    await town.fixture.save(api)
    const { body } = await detail('inspector', late.id)
    expect(body.state).toEqual({
      colour: 'red',
      reasons: ['检验已于2026年4月到期'],
      advice: ['关阀停用，联系气站换瓶'],
    })
    expect((await list('street', { due: 'overdue' })).items.map((c) => c.id)).toEqual([late.id])
    expect((await list('street', { due: 'due30' })).items.map((c) => c.id)).toEqual([soon.id])
    expect((await list('street', { due: 'life' })).items).toEqual([])
    expect((await list('street', { sort: 'nextTestOn' })).items.map((c) => c.id)[0]).toBe(late.id)
  })

  test('an open grade A hazard makes its cylinder red and stands on its card', async () => {
    const bottle = town.fixture.cylinder(town.companies.first, town.premises.here)
    const about = { thingKind: 'cylinder' as const, thingId: bottle.id }
    const hazard = town.fixture.hazard(town.premises.here, { item: 'P04', category: 'cylinder', grade: 'A', ...about })
    const alert = town.fixture.alert(town.premises.here, { subjectKind: 'cylinder', subjectId: bottle.id })
    await town.fixture.save(api)
    const { body } = await detail('community', bottle.id)
    expect(body.state.colour).toBe('red')
    expect(body.openHazards.map((h) => h.id)).toEqual([hazard.id])
    expect(body.openAlerts).toEqual([{ id: alert.id, title: '气瓶检验到期', grade: 'A' }])
    expect(body.aliases).toEqual([{ kind: 'qr', label: '二维码号', value: bottle.code }])
  })

  test('is found by the beginning of its code or by any number it carries', async () => {
    const found = async (q: string) => (await list('office', { q })).items.map((c) => c.code)
    expect(await found('hx00000000')).toEqual(['HX000000001', 'HX000000002'])
    expect(await found('HX000000002')).toEqual(['HX000000002'])
    expect(await found('000002')).toEqual([])
  })

  describe('未登记瓶', () => {
    const report = (photoId: string, change: object = {}) => ({
      id: newId(),
      code: 'wx-20231234',
      stampPhotoId: photoId,
      model: 'YSP15',
      premisesId: town.premises.here.id,
      where: null,
      note: '房东说是朋友送的',
      foundAt: TEST_NOW,
      ...change,
    })
    const photoOf = async (owner: 'inspector' | 'otherInspector') => {
      const file = town.fixture.file(town.accounts[owner].id)
      await town.fixture.save(api)
      return file.id
    }
    const send = async (username: string, body: ReturnType<typeof report>) =>
      api.call('POST /api/v1/cylinders/unregistered', { token: await api.login(username), body })

    test('gets its card at once: unregistered, at the premises, found again by its code', async () => {
      const photo = await photoOf('inspector')
      const { status, body } = await send('inspector', report(photo))
      expect(status).toBe(201)
      expect(body).toMatchObject({
        code: 'WX-20231234',
        status: 'unregistered',
        model: 'YSP35.5',
        ownerName: '用户自有',
        premisesId: town.premises.here.id,
        presence: 'present',
        state: { colour: 'amber' },
      })
      expect((await list('street', { q: 'WX-20231234' })).items.map((c) => c.id)).toEqual([body.id])
      const [file] = await api.db.rows<{ usedAt: string }>('SELECT usedAt FROM file WHERE id = ?', [photo])
      expect(file?.usedAt).toBe(TEST_NOW)
      const touched = await api.db.rows('SELECT 1 FROM review_state WHERE subjectId = ?', [body.id])
      expect(touched).toHaveLength(1)
    })

    test('the same report sent 16 times at once is one bottle and one fact', async () => {
      const body = report(await photoOf('inspector'), { code: null })
      const replies = await Promise.all(Array.from({ length: 16 }, () => send('inspector', body)))
      expect(replies.map((r) => r.status)).toEqual(Array(16).fill(201))
      const sql =
        "SELECT 1 FROM fact_subject s JOIN fact f ON f.seq = s.seq WHERE s.subjectId = ? AND f.kind = 'cylinder.discovered'"
      expect(await api.db.rows(sql, [body.id])).toHaveLength(1)
    })

    test('the same id with another content is refused', async () => {
      const body = report(await photoOf('inspector'), { code: null })
      await send('inspector', body)
      const again = await send('inspector', { ...body, model: 'YSP118' })
      expect(again.problem).toMatchObject({ status: 409, code: 'ID_REUSED' })
    })

    test('a photo must have been uploaded by the one who reports', async () => {
      expect((await send('inspector', report(await photoOf('otherInspector')))).problem?.code).toBe('FILE_UNKNOWN')
      expect((await send('inspector', report(newId()))).problem?.code).toBe('FILE_UNKNOWN')
    })

    test('no bottle is put at premises of another grid', async () => {
      const body = report(await photoOf('inspector'), { premisesId: town.premises.there.id })
      expect((await send('inspector', body)).problem?.code).toBe('NOT_FOUND')
    })

    test('found at no premises, it belongs to the grid of the finder and keeps the words encrypted', async () => {
      const body = report(await photoOf('inspector'), { code: null, premisesId: null, where: '3号楼后面棚子里' })
      const reply = await send('inspector', body)
      expect(reply.body).toMatchObject({ premisesId: null, areaCode: '12010300100101' })
      const facts = await api.db.rows("SELECT body FROM fact WHERE kind = 'cylinder.discovered'")
      expect(JSON.stringify(facts)).not.toMatch(/棚子|朋友/)
      expect((await list('community', { status: 'unregistered' })).items.map((c) => c.id)).toContain(reply.body.id)
    })

    test('a text that is no cylinder code is refused with words', async () => {
      const body = report(await photoOf('inspector'), { code: 'https://pay.example.com/x' })
      expect((await send('inspector', body)).problem).toMatchObject({
        code: 'INPUT_INVALID',
        problems: [{ path: 'body.code' }],
      })
    })
  })

  test('the life of a cylinder tells its discovery; another street is told that it happened elsewhere', async () => {
    const photo = town.fixture.file(town.accounts.inspector.id)
    await town.fixture.save(api)
    const id = newId()
    const body = {
      id,
      code: null,
      stampPhotoId: photo.id,
      model: 'YSP35.5',
      premisesId: town.premises.here.id,
      where: null,
      note: null,
      foundAt: TEST_NOW,
    }
    await api.call('POST /api/v1/cylinders/unregistered', { token: await api.login('inspector'), body })
    const timeline = async (username: string) =>
      (await api.call('GET /api/v1/cylinders/:id/timeline', { token: await api.login(username), params: { id } })).body
    expect((await timeline('street')).items[0]).toMatchObject({
      title: '发现未登记瓶',
      detail: ['没有编号', '已拍钢印照片'],
      actorLabel: '网格员 王*',
      refs: [
        { kind: 'cylinder', id },
        { kind: 'premises', id: town.premises.here.id },
      ],
    })
    await api.uow.run((tx) =>
      tx.execute("UPDATE cylinder SET areaCode = '12010300200101', premisesId = ? WHERE id = ?", [
        town.premises.there.id,
        id,
      ]),
    )
    expect((await timeline('street2')).items[0]).toMatchObject({ title: '在其他街道的记录', detail: [], refs: [] })
  })
}
