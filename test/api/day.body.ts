import { newId } from '@app/domain'
import { InspectionAnswerEntity, prepareFact } from '@app/persistence'
import { type ApiOptions, TEST_NOW, TestApi } from '../support/api'
import { type District, district, GRID, MICROGRID } from '../support/district'
import { upload } from '../support/visit'

/** 今日 and 我的气瓶. Runs alike on both databases. */
export function dayTests(options: () => Promise<ApiOptions>): void {
  let api: TestApi
  let town: District

  beforeAll(async () => {
    api = await TestApi.start({ ...(await options()), config: { JOBS: 'off' } })
  })
  beforeEach(async () => {
    await api.clear()
    api.clock.set(TEST_NOW)
    town = await district(api)
  })
  afterAll(() => api?.close())

  const today = async (username = 'inspector') =>
    (await api.call('GET /api/v1/today', { token: await api.login(username) })).body
  const placeOf = async (id: string) => (await today()).premises.find((p) => p.id === id)
  const household = async () => (await api.call('GET /api/v1/household', { token: await api.login('household') })).body

  describe('今日', () => {
    test('an inspector carries his own grids with him, addresses in full, and nothing of another grid', async () => {
      const day = await today()
      expect(day).toMatchObject({ date: '2026-06-10', areaName: '示范网格01' })
      expect(day.premises).toHaveLength(1)
      expect(day.premises[0]).toMatchObject({
        label: '天津市河西区大营门街道示范里1号楼2门301',
        partyName: '张*',
        bucket: 'normal',
        reasons: [],
        bottles: [{ code: 'HX000000001', codes: ['HX000000001'], chargeGrams: 15000, ownerName: '河西示范燃气站' }],
      })
      expect(JSON.stringify(await today('inspector2'))).not.toContain('示范里')
    })

    test('an open grade A alert is to be acted on now and names who acts', async () => {
      const alert = town.fixture.alert(town.premises.here)
      town.fixture.alert(town.premises.here, { grade: 'B', rule: 'VISIT_OVERDUE' })
      town.fixture.alert(town.premises.here, { status: 'closed' })
      town.fixture.alert(town.premises.there)
      await town.fixture.save(api)
      const day = await today()
      expect(day.urgent).toEqual([
        { alertId: alert.id, premisesId: town.premises.here.id, title: '气瓶检验到期', actor: '燃气企业', grade: 'A' },
      ])
      expect(day.premises[0]).toMatchObject({ bucket: 'act_now', reasons: ['气瓶检验到期'] })
    })

    test('visits are those due within a week, late ones and appointments, each with its reason', async () => {
      const { fixture } = town
      const late = fixture.premises(GRID, { visitDueOn: '2026-06-01', lastCompletedOn: '2025-06-01' })
      const soon = fixture.premises(GRID, { visitDueOn: '2026-06-15', type: 'catering', lastCompletedOn: '2026-03-15' })
      const first = fixture.premises(GRID, { visitDueOn: '2026-06-12', lastOutcome: 'not_home' })
      const agreed = fixture.premises(GRID, { visitDueOn: '2026-06-10', nextVisitOn: '2026-06-10' })
      const later = fixture.premises(GRID, { visitDueOn: '2026-06-18', lastCompletedOn: '2025-06-18' })
      const retired = fixture.premises(GRID, { visitDueOn: null, status: 'retired' })
      await fixture.save(api)
      const plan = new Map((await today()).premises.map((p) => [p.id, [p.bucket, ...p.reasons]]))
      expect(plan.get(late.id)).toEqual(['visit', '满一年，已超期9天'])
      expect(plan.get(soon.id)).toEqual(['visit', '满三个月，2026年6月15日前应到访'])
      expect(plan.get(first.id)).toEqual(['visit', '首次检查，2026年6月12日前应到访', '上次到访不遇'])
      expect(plan.get(agreed.id)).toEqual(['visit', '约定今天上门'])
      expect(plan.get(later.id)).toEqual(['normal'])
      expect(plan.has(retired.id)).toBe(false)
    })

    test('a hazard reported as put right waits for a second person, not for the one who reported it', async () => {
      const { fixture, accounts, premises } = town
      const mine = fixture.premises(GRID)
      fixture.hazard(premises.here, { status: 'rectified', rectifiedBy: accounts.community.id })
      fixture.hazard(mine, { status: 'rectified', rectifiedBy: accounts.inspector.id })
      await fixture.save(api)
      const place = await placeOf(premises.here.id)
      expect(place?.bucket).toBe('recheck')
      expect(place?.reasons[0]).toMatch(/^复查：.+，截止2026年6月15日$/)
      expect((await placeOf(mine.id))?.bucket).toBe('normal')
    })

    test('a hazard whose deadline is here brings a visit', async () => {
      town.fixture.hazard(town.premises.here, { status: 'dispatched', deadlineOn: '2026-06-10' })
      await town.fixture.save(api)
      const place = await placeOf(town.premises.here.id)
      expect(place?.bucket).toBe('visit')
      expect(place?.reasons[0]).toMatch(/^看是否改好：.+，截止2026年6月10日$/)
    })

    test('what others did since yesterday is a change; what he did himself is none', async () => {
      const record = (actorId: string) =>
        api.uow.run(async (tx) =>
          tx.fact(
            prepareFact({
              kind: 'hazard.rectified',
              actorId,
              occurredAt: tx.now,
              areaCode: GRID,
              body: {},
              subjects: [{ kind: 'premises', id: town.premises.here.id }],
            }),
          ),
        )
      await record(town.accounts.inspector.id)
      expect((await placeOf(town.premises.here.id))?.bucket).toBe('normal')
      await record(town.accounts.community.id)
      expect(await placeOf(town.premises.here.id)).toMatchObject({ bucket: 'changed', reasons: ['报整改'] })
      api.clock.advance(2 * 86_400_000)
      expect((await placeOf(town.premises.here.id))?.bucket).toBe('normal')
    })

    test('what could not be checked last time is named', async () => {
      const at = town.fixture.premises(GRID)
      const visit = town.fixture.visit(at, town.accounts.inspector.id)
      await town.fixture.save(api)
      const answer = {
        inspectionId: visit.id,
        thingKind: 'place' as const,
        thingId: at.id,
        reason: null,
        photoIds: null,
        fixedPhotoIds: null,
      }
      await api.uow.run((tx) =>
        tx.insert(InspectionAnswerEntity, [
          { ...answer, line: 1, item: 'H01', result: 'pass' },
          { ...answer, line: 2, item: 'Z02', result: 'unable' },
        ]),
      )
      const place = await placeOf(at.id)
      expect(place?.unableItems).toEqual(['Z02'])
      expect(place?.lastVisit).toEqual({ on: '2026-06-01', outcome: 'completed' })
    })
  })

  describe('今日 of a micro-grid lead', () => {
    test('he carries the doors of his own micro-grid with what is wrong there, and nobody to telephone', async () => {
      const { fixture } = town
      const mine = fixture.premises(MICROGRID, { address: '天津市河西区大营门街道示范里3号楼1门101' })
      fixture.occupant(mine.id, '王五', '13800000005')
      fixture.cylinder(town.companies.first, mine)
      const hazard = fixture.hazard(mine)
      await fixture.save(api)
      const day = await today('microgrid')
      expect(day.premises).toEqual([
        expect.objectContaining({
          label: '天津市河西区大营门街道示范里3号楼1门101',
          partyName: '王*',
          contacts: [],
          hazards: [expect.objectContaining({ id: hazard.id, status: 'open' })],
        }),
      ])
      expect(JSON.stringify(day)).not.toMatch(/2门301|样板里|张\*|1380000/)
      expect((await placeOf(mine.id))?.contacts).toHaveLength(1)
    })

    test('what he reports as put right waits for the inspector, who sees it among his rechecks', async () => {
      const { fixture } = town
      const mine = fixture.premises(MICROGRID)
      const hazard = fixture.hazard(mine)
      await fixture.save(api)
      const token = await api.login('microgrid')
      const photo = await upload(api, token)
      const body = { actionId: newId(), at: TEST_NOW, photoIds: [photo.body.id], note: null, readingLelTenths: null }
      const told = await api.call('POST /api/v1/hazards/:id/rectify', { token, params: { id: hazard.id }, body })
      expect(told.body).toMatchObject({ status: 'rectified' })
      expect((await today('microgrid')).premises[0]?.hazards[0]).toMatchObject({ rectifiedByMe: true })
      expect((await placeOf(mine.id))?.bucket).toBe('recheck')
    })
  })

  describe('我的气瓶', () => {
    test('a household sees its own premises in plain words and nothing of the neighbours', async () => {
      const view = await household()
      expect(view.premises).toHaveLength(1)
      expect(view.premises[0]).toMatchObject({
        address: '天津市河西区大营门街道示范里1号楼2门301',
        status: '在用',
        lastVisit: null,
        cylinders: [
          {
            code: 'HX000000001',
            use: '在用',
            ownerName: '河西示范燃气站',
            ownerPhone: '022-5550100',
            dates: ['2023年3月制造', '检验到2027年3月', '使用年限到2031年3月'],
            state: { colour: 'green' },
          },
        ],
      })
      expect(view.emergencyPhone).toBe('022-5550100')
      expect(JSON.stringify(view)).not.toMatch(/样板里|李四/)
    })

    test('what to put right comes with measure, remedy and date, and the advice fits it', async () => {
      const { fixture, premises } = town
      fixture.hazard(premises.here, { item: 'H02', category: 'hose', grade: 'B' })
      fixture.hazard(premises.here, { status: 'closed' })
      fixture.cylinder(town.companies.first, premises.here, { nextTestOn: '2026-04-01', testValidUntil: '2026-04-30' })
      await fixture.save(api)
      const view = await household()
      expect(view.premises[0]?.toPutRight).toEqual([
        expect.objectContaining({ grade: 'B', deadlineOn: '2026-06-15', status: '还没改' }),
      ])
      expect(view.advice.map((a) => a.title)).toEqual(['有气瓶要停用', '检查软管', '用完关阀', '闻到气味'])
    })

    test('worn-out equipment is named with its date', async () => {
      town.fixture.equipment(town.premises.here.id, {
        stoveSoldOn: '2018-01-10',
        hoseKind: 'rubber',
        hoseFrom: '2025-01-01',
      })
      await town.fixture.save(api)
      const [one] = (await household()).premises[0]?.equipment ?? []
      expect(one).toMatchObject({ label: '一号灶', colour: 'red' })
      expect(one?.words[0]).toBe('灶具：已在2026年1月10日到期，请更换')
      expect(one?.words[1]).toBe('普通橡胶管：用到2026年7月1日')
    })

    async function visited() {
      const visit = town.fixture.visit(town.premises.here, town.accounts.inspector.id, { gradeA: 1, gradeB: 1 })
      await town.fixture.save(api)
      const update = 'UPDATE premises SET lastVisitId = ?, lastVisitAt = ?, lastOutcome = ? WHERE id = ?'
      await api.uow.run((tx) => tx.execute(update, [visit.id, visit.finishedAt, visit.outcome, town.premises.here.id]))
      return visit
    }

    test('the last visit says who came and what was found', async () => {
      const visit = await visited()
      expect((await household()).premises[0]?.lastVisit).toEqual({
        id: visit.id,
        on: '2026-06-01',
        outcome: '完成',
        inspectorName: '王网格',
        summary: '发现2处问题，其中1处严重',
      })
    })

    test('who moved in after a visit is not told of it: another lived there', async () => {
      const { id } = await visited()
      const since = (fromOn: string) =>
        api.uow.run((tx) =>
          tx.execute('UPDATE occupancy SET fromOn = ? WHERE partyId = ?', [fromOn, town.household.id]),
        )
      await since('2026-06-02')
      expect((await household()).premises[0]?.lastVisit).toBeNull()
      await since('2024-01-01')
      expect((await household()).premises[0]?.lastVisit?.id).toBe(id)
    })

    test('access ends with the occupancy', async () => {
      await api.uow.run((tx) =>
        tx.execute("UPDATE occupancy SET toOn = '2026-06-09' WHERE partyId = ?", [town.household.id]),
      )
      expect((await household()).premises).toEqual([])
    })
  })
}
