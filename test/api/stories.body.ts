import { type AlertRule, addMinutes, type CylinderEvent, newId } from '@app/domain'
import { ReviewService } from '@app/features'
import type { KeyPair } from '@app/platform'
import { TEST_NOW, TestApi } from '../support/api'
import { collect, deliver, fill, move, sites } from '../support/custody'
import { type District, district } from '../support/district'
import { plainKey } from '../support/signed'

const DAY = 24 * 60

/** Stories that cannot be true: companies report, the next review raises, late events and people put right. */
export function storyTests(databaseUrl: () => Promise<string>): void {
  let api: TestApi
  let town: District
  let keys: Record<'company' | 'company2', KeyPair>

  beforeAll(async () => {
    api = await TestApi.start({ databaseUrl: await databaseUrl(), config: { JOBS: 'off' } })
  }, 60_000)
  beforeEach(async () => {
    await api.clear()
    town = await district(api)
    await sites(api, town)
    keys = {
      company: await plainKey(api, town.companies.first.id, town.accounts.office.id),
      company2: await plainKey(api, town.companies.second.id, town.accounts.office.id),
    }
  })
  afterAll(() => api?.close())

  const review = () => api.get<ReviewService>(ReviewService).runAllDue()
  const ago = (days: number, minutes = 0) => addMinutes(TEST_NOW, -days * DAY + minutes)
  const report = async (by: 'company' | 'company2', events: CylinderEvent[]) => {
    const sent = await api.call('POST /api/v1/events/batch', { key: keys[by], body: { events } })
    expect(sent.body.results.map(({ status }) => status)).not.toContain('refused')
    await review()
  }
  const open = async (rule: AlertRule, by = 'office') =>
    (await api.call('GET /api/v1/alerts', { token: await api.login(by), query: { tab: 'open', rule } })).body.items
  const clash = async (id: string, by = 'office') =>
    (await api.call('GET /api/v1/alerts/:id/clash', { token: await api.login(by), params: { id } })).body

  const bottle = async () => {
    const made = town.fixture.cylinder(town.companies.first, null)
    await town.fixture.save(api)
    return made
  }
  const site = { kind: 'site' as const, code: 'CZ01' }
  const courier = (code: string) => ({ kind: 'courier' as const, code })
  /** From the station to a home and, after so many days, back. */
  const round = (code: string, premises: string, from: number, days: number): CylinderEvent[] => [
    fill({ code, occurredAt: ago(from) }),
    move({ code, occurredAt: ago(from, 300), from: site, to: courier('K1') }),
    deliver({ code, premises, occurredAt: ago(from, 400), from: courier('K1') }),
    collect({ code, premises, occurredAt: ago(from - days), to: courier('K1') }),
    move({ code, occurredAt: ago(from - days, 120), from: courier('K1'), to: site }),
  ]
  const twins = async () => {
    const { code, id } = await bottle()
    await report('company', round(code, town.premises.here.code, 40, 20))
    await report('company2', round(code, town.premises.there.code, 35, 22))
    return { code, id }
  }

  test('a code at two places is an alert after the next review, with both facts, both clocks and both places', async () => {
    const { id } = await twins()
    const [alert] = await open('CYL_TWIN')
    expect(alert).toMatchObject({ subjectId: id, grade: 'A', actor: 'office', status: 'open' })
    expect(alert?.why).toContain('很可能有两只瓶在用同一个码')
    const { facts, actions } = await clash(alert?.id as string)
    expect(facts).toHaveLength(2)
    expect(new Set(facts.map(({ companyName }) => companyName))).toEqual(new Set(['河西示范燃气站', '尖山示范燃气站']))
    expect(facts.every(({ occurredAt, knownAt, to }) => occurredAt < knownAt && to !== null)).toBe(true)
    expect(actions).toEqual(['confirm_twin', 'misread'])
  })

  test('one misread code and one missed return are no twin', async () => {
    const { code } = await bottle()
    await report('company', round(code, town.premises.here.code, 40, 20).slice(0, 3))
    await report('company', round(code, town.premises.here.code, 15, 10))
    await report('company2', [
      deliver({ code, premises: town.premises.there.code, occurredAt: ago(28), from: courier('K8') }),
    ])
    expect(await open('CYL_TWIN')).toEqual([])
  })

  /** Filled by one company, handed over in its own store and delivered by another that has a station of its own. */
  const foreign = async () => {
    const { code, id } = await bottle()
    const store = { kind: 'site' as const, code: 'QY01.GY01' }
    await report('company2', [
      fill({ code, occurredAt: ago(9) }),
      move({ code, occurredAt: ago(8), from: site, to: store }),
    ])
    await report('company', [
      move({ code, occurredAt: ago(7), from: { kind: 'site', code: 'GY01' }, to: courier('K1') }),
      deliver({ code, premises: town.premises.here.code, occurredAt: ago(7, 200), from: courier('K1') }),
    ])
    const [alert] = await open('CYL_NEVER_FILLED')
    expect(alert?.why).toContain('送瓶的企业没有充装过这只瓶')
    return { code, id, alertId: alert?.id as string }
  }

  test('a report that comes late closes the alert it explains', async () => {
    const { code, alertId } = await foreign()
    const own = { kind: 'site' as const, code: 'GY01' }
    await report('company', [
      move({ code, occurredAt: ago(8, 60), from: own, to: site }),
      fill({ code, occurredAt: ago(8, 120) }),
      move({ code, occurredAt: ago(8, 180), from: site, to: own }),
    ])
    expect(await open('CYL_NEVER_FILLED')).toEqual([])
    const closed = await api.call('GET /api/v1/alerts/:id', {
      token: await api.login('office'),
      params: { id: alertId },
    })
    expect(closed.body).toMatchObject({ status: 'closed', closeReason: '情况已消除' })
    expect((await clash(alertId)).actions).toEqual([])
  })

  test('a confirmed twin stays, and both homes get an errand for their inspectors', async () => {
    const { code, id } = await bottle()
    await report('company', round(code, town.premises.here.code, 40, 20))
    await report('company2', round(code, town.premises.there.code, 35, 22))
    await report('company', round(code, town.premises.here.code, 12, 10).slice(0, 3))
    await report('company2', round(code, town.premises.there.code, 10, 8).slice(0, 3))
    const [alert] = await open('CYL_TWIN')
    const body = { actionId: newId(), note: '两只瓶钢印不同，照片已核' }
    const act = async () =>
      api.call('POST /api/v1/alerts/:id/confirm-twin', {
        token: await api.login('office'),
        params: { id: alert?.id as string },
        body,
      })
    expect((await act()).body.facts).toHaveLength(2)
    await act()
    await review()
    expect((await open('CYL_TWIN')).map(({ why, subjectId }) => [subjectId, why.slice(0, 5)])).toEqual([
      [id, '已确认套码'],
    ])
    const here = await open('CYL_TWIN_HERE', 'inspector')
    const there = await open('CYL_TWIN_HERE', 'inspector2')
    expect([here[0]?.premisesId, there[0]?.premisesId]).toEqual([town.premises.here.id, town.premises.there.id])
    await api.uow.run((tx) => tx.execute('UPDATE cylinder_alias SET toAt = ? WHERE cylinderId = ?', [TEST_NOW, id]))
    api.clock.set(addMinutes(TEST_NOW, 2 * DAY))
    await api.uow.run(async (tx) => tx.touch('cylinder', id))
    await review()
    expect(await open('CYL_TWIN_HERE', 'inspector')).toEqual([])
    api.clock.set(TEST_NOW)
  })

  test('a fact marked as a misreading is corrected beside, and the story ends with it', async () => {
    const { id, alertId } = await foreign()
    const { facts, actions } = await clash(alertId)
    expect(actions).toEqual(['misread'])
    const wrong = facts.find(({ companyName }) => companyName === '尖山示范燃气站')
    const misread = async (factId: string) =>
      api.call('POST /api/v1/alerts/:id/misread', {
        token: await api.login('office'),
        params: { id: alertId },
        body: { actionId: newId(), factId, note: '标签磨损，把7看成1' },
      })
    expect((await misread(newId())).problem?.code).toBe('ALERT_NO_CLASH')
    await misread(wrong?.factId as string)
    await review()
    expect(await open('CYL_NEVER_FILLED')).toEqual([])
    const corrected = await api.db.rows("SELECT id FROM fact WHERE kind = 'cylinder.event_corrected'")
    expect(corrected).toHaveLength(1)
    const [row] = await api.db.rows<{ version: number }>('SELECT * FROM cylinder_custody WHERE cylinderId = ?', [id])
    expect(JSON.stringify(row)).not.toContain(wrong?.factId)
  })

  test('bottles brought to a place nobody uses are an alert of its street; a street does not read other streets’ addresses', async () => {
    const empty = town.premises.there
    await api.uow.run((tx) => tx.execute("UPDATE premises SET status = 'vacant' WHERE id = ?", [empty.id]))
    for (const days of [3, 2]) {
      const { code } = await bottle()
      await report('company2', round(code, empty.code, days, 1).slice(0, 3))
    }
    const [alert] = await open('CYL_STOCKPILE', 'street2')
    expect(alert).toMatchObject({ premisesId: empty.id, actor: 'street', grade: 'A' })
    expect(await open('CYL_STOCKPILE', 'street')).toEqual([])
  })
}
