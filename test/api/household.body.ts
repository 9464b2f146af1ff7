import type { ResponseOf } from '@app/contract'
import { newId } from '@app/domain'
import { JobRunner } from '@app/queue'
import { type ApiOptions, TEST_TODAY, TestApi } from '../support/api'
import { type District, district, GRID } from '../support/district'
import { FakeSms } from '../support/fake-sms'
import { FakeWechat } from '../support/fake-wechat'
import { bottle, failing, signed, upload, visit } from '../support/visit'

const SON = '13900000009'

/** What somebody who lives somewhere, his family and his landlord see and say. Runs alike on both databases. */
export function householdTests(options: () => Promise<ApiOptions>): void {
  let api: TestApi
  let town: District
  let wechat: FakeWechat
  let sms: FakeSms

  beforeAll(async () => {
    wechat = await FakeWechat.start()
    sms = await FakeSms.start()
    const given = await options()
    const config = {
      WECHAT_BASE_URL: wechat.baseUrl,
      WECHAT_APPID: wechat.appId,
      WECHAT_SECRET: wechat.secret,
      SMS_URL: sms.url,
      SMS_KEY: 'k',
    }
    api = await TestApi.start({ ...given, config: { ...given.config, ...config } })
    town = await district(api)
  }, 60_000)
  afterAll(async () => {
    await api?.close()
    await wechat?.stop()
    sms?.stop()
  })

  const byWechat = (openid: string, phone?: string) =>
    api.call('POST /api/v1/sessions/wechat', {
      body: {
        code: wechat.issueLoginCode({ openid }),
        ...(phone ? { phoneCode: wechat.issuePhoneCode(phone) } : {}),
      },
    })
  const home = async (token: string) => (await api.call('GET /api/v1/household', { token })).body
  const own = () => api.login('household')
  const here = () => town.premises.here.id

  async function visited(): Promise<string> {
    const token = await api.login('inspector')
    const photo = (await upload(api, token)).body.id
    const at = { premises: town.premises.here, inspectorId: town.accounts.inspector.id, now: api.clock.now() }
    const clean = visit(at, photo, { bottles: [bottle(town.bottles.first.id)] })
    const content = failing(failing(clean, 'H02', 'H02-leak', photo), 'B03', 'B03-too_high', photo)
    return (await api.call('POST /api/v1/inspections', { token, body: signed(content, photo) })).body.id
  }

  describe('family', () => {
    let token: string
    let memberId: string
    const invite = async (phone: string, premisesId = here(), id = newId(), by?: string) =>
      api.call('POST /api/v1/family', {
        token: by ?? (await own()),
        body: { id, premisesId, phone, callName: '儿子' },
      })

    test('a stranger’s telephone opens nothing until somebody who lives there has invited it', async () => {
      expect((await byWechat('o-son', SON)).problem?.code).toBe('PHONE_NOT_KNOWN')
      const { body } = await invite(SON)
      expect(body.items).toMatchObject([{ callName: '儿子', phone: '139****0009', joinedAt: null }])
      token = (await byWechat('o-son', SON)).body.token
      const seen = await home(token)
      expect(seen.premises).toMatchObject([{ id: here(), sight: 'home', invited: true, mayInvite: false }])
      const list = (await api.call('GET /api/v1/family', { token: await own() })).body.items
      memberId = list[0]?.id ?? ''
      expect(list[0]?.joinedAt).not.toBeNull()
    })

    test('who is invited is told by a message that names neither him nor his family nor the home', async () => {
      await api.get<JobRunner>(JobRunner).drain()
      expect(sms.received.filter(({ to }) => to === SON)).toEqual([
        { to: SON, template: 'family_invited', params: { page: '/m/' } },
      ])
      const kept = await api.db.rows<object>("SELECT * FROM notice WHERE template = 'family_invited'")
      expect(kept).toMatchObject([{ status: 'sent', partyId: null, subjectId: memberId }])
      expect(JSON.stringify(kept)).not.toContain(SON)
    })

    test('nobody is invited twice; who was invited himself invites nobody; what is let or foreign takes nobody', async () => {
      expect((await invite(SON)).problem?.code).toBe('FAMILY_KNOWN')
      expect((await invite('13900000010', here(), newId(), token)).problem?.code).toBe('FAMILY_NOT_HOME')
      expect((await invite('13900000010', town.premises.there.id)).problem?.code).toBe('FAMILY_NOT_HOME')
    })

    test('neither number nor name stands in clear anywhere', async () => {
      const rows = [
        ...(await api.db.rows('SELECT * FROM family_member')),
        ...(await api.db.rows("SELECT * FROM fact WHERE kind LIKE 'family.%'")),
        ...(await api.db.rows("SELECT * FROM client_action WHERE kind = 'family.invite'")),
      ]
      expect(rows.length).toBeGreaterThan(3)
      expect(JSON.stringify(rows)).not.toMatch(/13900000009|儿子/)
    })

    test('the son reads the result of the visit as his father does', async () => {
      const id = await visited()
      const result = await api.call('GET /api/v1/household/visits/:id', { token, params: { id } })
      expect(result.body.headline).toBe('有 2 处要改，其中 1 处要马上停用')
    })

    test('who is removed is refused at the next request', async () => {
      await api.call('DELETE /api/v1/family/:id', { token: await own(), params: { id: memberId } })
      expect((await home(token)).premises).toEqual([])
      expect((await invite(SON)).status).toBe(201)
      expect((await home(token)).premises).toHaveLength(1)
    })

    test('access ends with the stay of whoever invited', async () => {
      const place = town.fixture.premises(GRID)
      const stay = newId()
      town.fixture.occupant(place.id, '孙奶奶', '13900000021', { id: stay, role: 'owner' })
      await town.fixture.save(api)
      const mother = (await byWechat('o-mother', '13900000021')).body.token
      await invite(SON, place.id, newId(), mother)
      expect((await home(token)).premises.map(({ id }) => id).sort()).toEqual([here(), place.id].sort())
      await api.call('POST /api/v1/occupancies/:id/end', {
        token: await api.login('community'),
        params: { id: stay },
        body: { actionId: newId(), toOn: '2026-06-09' },
      })
      expect((await home(token)).premises.map(({ id }) => id)).toEqual([here()])
      expect((await home(mother)).premises).toEqual([])
    })
  })

  describe('a landlord', () => {
    let landlord: string
    let place: ResponseOf<'GET /api/v1/household'>['premises'][number] | undefined
    let visitId: string
    let premisesId: string

    beforeAll(async () => {
      const flat = town.fixture.premises(GRID, { address: '天津市河西区示范里9号楼1门101' })
      premisesId = flat.id
      town.fixture.occupant(flat.id, '房东老李', '13900000031', { role: 'owner' })
      town.fixture.occupant(flat.id, '租客小赵', '13900000032', { role: 'tenant', fromOn: '2026-01-01' })
      const seen = town.fixture.visit(flat, town.accounts.inspector.id, { gradeB: 1 })
      visitId = seen.id
      town.fixture.hazard(flat, { item: 'H02', reason: 'H02-expired', foundInspectionId: seen.id })
      await town.fixture.save(api)
      landlord = (await byWechat('o-landlord', '13900000031')).body.token
      place = (await home(landlord)).premises[0]
    })

    test('sees state, hazards and dates of what he has let', () => {
      expect(place).toMatchObject({
        sight: 'let',
        mayInvite: false,
        toPutRight: [{ leaflet: { title: '软管该换了' } }],
        lastVisit: { id: null, summary: '发现1处问题' },
        appointment: null,
      })
    })

    test('nothing of the tenant’s person: no record, no signature, no photo, no hazard page, no family', async () => {
      expect(JSON.stringify(place)).not.toMatch(/小赵|13900000032/)
      const [hazard] = place?.toPutRight ?? []
      const asked = [
        await api.call('GET /api/v1/inspections/:id', { token: landlord, params: { id: visitId } }),
        await api.call('GET /api/v1/household/visits/:id', { token: landlord, params: { id: visitId } }),
        await api.call('GET /api/v1/hazards/:id', { token: landlord, params: { id: hazard?.hazardId ?? '' } }),
      ]
      expect(asked.map(({ status }) => status)).toEqual([404, 404, 404])
      expect((await api.call('GET /api/v1/family', { token: landlord })).body.items).toEqual([])
    })

    test('his tenant has a home there, and is told of visits', async () => {
      const tenant = (await byWechat('o-tenant', '13900000032')).body.token
      expect((await home(tenant)).premises).toMatchObject([{ id: premisesId, sight: 'home', mayInvite: true }])
    })

    test('one telephone with two homes has a choice of both', async () => {
      const shop = town.fixture.premises(GRID, { type: 'catering' })
      town.fixture.occupant(shop.id, '小赵面馆', '13900000032', { role: 'trade_name' })
      await town.fixture.save(api)
      const tenant = (await byWechat('o-tenant')).body.token
      expect((await home(tenant)).premises.map(({ id }) => id).sort()).toEqual([premisesId, shop.id].sort())
    })
  })

  describe('a visit announced before', () => {
    let id: string
    const window = { visitOn: '2026-06-15', dayPart: 'morning' as const, agreed: false }
    const announce = async (over: object = {}, username = 'inspector') =>
      api.call('POST /api/v1/appointments', {
        token: await api.login(username),
        body: { id: newId(), premisesId: here(), inspectorId: null, purpose: 'annual', ...window, ...over },
      })
    const answer = async (body: object) =>
      api.call('POST /api/v1/household/appointments/:id/answer', {
        token: await own(),
        params: { id },
        body: { actionId: newId(), ok: true, wishedOn: null, wishedPart: null, ...body },
      })
    const told = async () => (await home(await own())).premises[0]?.appointment

    test('needs three days’ notice, unless it was agreed by word of mouth', async () => {
      expect((await announce({ visitOn: '2026-06-12' })).problem).toMatchObject({
        code: 'NOTICE_TOO_SHORT',
        status: 422,
      })
      expect((await announce({ visitOn: '2026-06-09', agreed: true })).problem?.code).toBe('DATE_UNLIKELY')
    })

    test('is read by the household with day, purpose, name and badge, and sent to its telephone', async () => {
      const reply = await announce()
      id = reply.body.id
      expect(await told()).toMatchObject({
        when: '2026年6月15日（星期一）上午 9 点到 12 点',
        purpose: '每年一次的用气安全检查',
        inspectorName: '王网格',
        inspectorStaffNo: 'WG0001',
        state: 'announced',
      })
      await api.get<JobRunner>(JobRunner).drain()
      const [message] = sms.received.filter(({ template }) => template === 'visit_announced')
      expect(message).toMatchObject({
        to: '13800000001',
        params: { day: '2026年6月15日', part: '上午 9 点到 12 点', staffNo: 'WG0001', page: '/m/' },
      })
      const notices = JSON.stringify(await api.db.rows('SELECT * FROM notice'))
      expect(notices).not.toMatch(/13800000001|张三|王网格/)
    })

    test('a second one at the same place is refused as long as the first stands', async () => {
      expect((await announce({ visitOn: '2026-06-20' })).problem).toMatchObject({
        code: 'APPOINTMENT_OPEN',
        status: 409,
      })
    })

    test('the household asks for another time, the street moves it, the household agrees', async () => {
      expect((await answer({ ok: false })).problem?.code).toBe('WISH_MISSING')
      await answer({ ok: false, wishedOn: '2026-06-18', wishedPart: 'evening' })
      const asked = await api.call('GET /api/v1/appointments', {
        token: await api.login('street'),
        query: { asked: '1' },
      })
      expect(asked.body.items).toMatchObject([
        { id, state: 'change_asked', wish: { when: expect.stringContaining('晚上') } },
      ])
      const moved = await api.call('POST /api/v1/appointments/:id/move', {
        token: await api.login('street'),
        params: { id },
        body: {
          ...{ actionId: newId(), inspectorId: town.accounts.inspector.id },
          ...{ visitOn: '2026-06-18', dayPart: 'evening', agreed: true },
        },
      })
      expect(moved.body).toMatchObject({ state: 'announced', wish: null, inspectorName: '王网格' })
      await answer({})
      expect((await told())?.state).toBe('confirmed')
    })

    test('its day stands on the inspector’s list, and other streets know nothing of it', async () => {
      const today = await api.call('GET /api/v1/today', { token: await api.login('inspector') })
      expect(today.body.premises.find((one) => one.id === here())?.nextVisitOn).toBe('2026-06-18')
      const all = await api.call('GET /api/v1/appointments', { token: await api.login('street') })
      const number = all.body.items[0]?.number ?? ''
      const query = { q: number.slice(-8).toLowerCase() }
      const found = await api.call('GET /api/v1/appointments', { token: await api.login('street'), query })
      expect(found.body.items.map((one) => one.id)).toEqual([id])
      const other = await api.call('GET /api/v1/appointments', { token: await api.login('street2') })
      expect(other.body.items).toEqual([])
    })

    test('is over with the visit; what was called off is said with its reason until its day is over, and in a message', async () => {
      api.clock.set('2026-06-18T10:30:00.000Z')
      await visited()
      expect(await told()).toBeNull()
      expect((await answer({})).status).toBe(409)
      const next = await announce({ visitOn: '2026-06-25' })
      expect(next.status).toBe(201)
      await api.call('POST /api/v1/appointments/:id/withdraw', {
        token: await api.login('inspector'),
        params: { id: next.body.id },
        body: { actionId: newId(), reason: 'weather' },
      })
      expect(await told()).toMatchObject({ id: next.body.id, state: 'withdrawn', withdrawnFor: '天气不好' })
      await api.get<JobRunner>(JobRunner).drain()
      expect(sms.received.at(-1)).toMatchObject({ template: 'visit_withdrawn', params: { reason: '天气不好' } })
      api.clock.set('2026-06-25T15:59:59.999Z')
      expect(await told()).not.toBeNull()
      api.clock.set('2026-06-25T16:00:00.000Z')
      expect(await told()).toBeNull()
      api.clock.set(`${TEST_TODAY}T02:00:00.000Z`)
    })

    test('eight at once announce one', async () => {
      api.clock.set('2026-06-19T02:00:00.000Z')
      const replies = await Promise.all(Array.from({ length: 8 }, () => announce({ visitOn: '2026-06-25' })))
      expect(replies.map(({ status }) => status).sort()).toEqual([201, ...Array(7).fill(409)])
    })
  })

  test('the result says in plain words what is fine, what is to be put right until when and by whom, and that it is free', async () => {
    const id = await visited()
    const { body } = await api.call('GET /api/v1/household/visits/:id', { token: await own(), params: { id } })
    expect(body).toMatchObject({ completed: true, inspectorName: '王网格', notChecked: [] })
    expect(body.fine).toContain('灶具')
    expect(body.fine).not.toContain('软管')
    expect(body.toPutRight).toMatchObject([
      { finding: '软管漏气', urgent: true, leaflet: { title: '软管漏气', who: expect.stringContaining('您这边办') } },
      { finding: '装在高处（距地超过0.3米）', urgent: false, leaflet: { title: '报警器装错地方' } },
    ])
    expect(body.toPutRight[0]?.until).toMatch(/^2026年6月\d+日前改好$/)
    expect(body.promise).toContain('检查免费，不推销')
    const slip = await api.call('GET /api/v1/inspections/:id/slip', {
      token: await api.login('street'),
      params: { id },
    })
    expect(slip.body).toMatchObject({ placeLabel: '示范里1号楼', address: '示范里1号楼', dutyPhone: '12345' })
    expect(JSON.stringify(slip.body)).not.toMatch(/2门301|张三/)
  })
}
