import {
  addressKey,
  contentHash,
  cylinderValidity,
  nominalGrams,
  reviewCylinder,
  stockGrams,
  streetOf,
  validateInspection,
} from '@app/domain'
import { demoDistrict } from './demo-district'
import { demoHistory } from './demo-history'
import type { DemoPlace } from './demo-place'
import type { Part } from './demo-story'

const TODAY = '2026-11-22'
const SEED = 120103

describe('the demonstration district', () => {
  const district = demoDistrict(TODAY, SEED)
  const days = demoHistory(district, SEED)
  const visits = days.flatMap((day) => day.visits)
  const hazards = days.flatMap((day) => day.hazards)
  const { areas = [], accounts = [], premises = [], cylinders = [] } = district.entries
  const partOf = (part: Part): DemoPlace => district.places.find((place) => place.part === part) as DemoPlace
  const visitsOf = (part: Part) =>
    visits.filter(({ place }) => place.part === part).map(({ submission }) => submission.content)
  const alertsOf = (part: Part) =>
    partOf(part).cylinders.flatMap((c) =>
      reviewCylinder({ ...c, hazards: [], life: null }, `${TODAY}T04:00:00.000Z`).conditions.map(({ rule }) => rule),
    )

  it('has the size the district published', () => {
    expect(areas.filter(({ kind }) => kind === 'street')).toHaveLength(14)
    expect(areas.filter(({ kind }) => kind === 'community')).toHaveLength(149)
    expect(accounts.filter(({ role }) => role === 'inspector')).toHaveLength(1476)
    expect(premises).toHaveLength(1458)
    const discovered = visits
      .flatMap(({ submission }) => submission.content.bottles)
      .filter(({ registered }) => !registered)
    expect(cylinders.length + district.laterCylinders.length + discovered.length).toBe(2284)
  })

  it('is the same for the same day and seed, and another for another seed', () => {
    const again = demoDistrict(TODAY, SEED)
    const rowsOf = (history: typeof days) => history.flatMap((day) => day.hazards.map(({ row }) => row))
    // Compared as text: on objects of this size a failed comparison would take minutes to print.
    expect(JSON.stringify(again.entries) === JSON.stringify(district.entries)).toBe(true)
    expect(JSON.stringify(rowsOf(demoHistory(again, SEED))) === JSON.stringify(rowsOf(days))).toBe(true)
    expect(demoDistrict(TODAY, 7).entries.premises?.[0]?.id).not.toBe(premises[0]?.id)
  })

  it('invents people that nobody takes for real', () => {
    for (const { parties } of premises) {
      expect(parties[0]?.name).toContain('示范')
      expect(parties[0]?.phone).toMatch(/^1990000\d{4}$/)
    }
    expect(new Set(premises.map(({ parties }) => parties[0]?.phone)).size).toBe(premises.length)
  })

  it('has one home that stands twice, written by two clerks, and no other', () => {
    const byAddress = new Map<string, string[]>()
    for (const { address, areaCode } of premises) {
      const key = `${streetOf(areaCode)} ${addressKey(address)}`
      byAddress.set(key, [...(byAddress.get(key) ?? []), address])
    }
    const twice = [...byAddress.values()].filter((all) => all.length > 1)
    expect(twice).toHaveLength(1)
    const [pair = []] = twice
    expect(new Set(pair).size).toBe(2)
    const [one, other] = premises.filter(({ address }) => pair.includes(address))
    expect(one?.parties[0]?.name).toBe(other?.parties[0]?.name)
  })

  it('tells only visits that the rules accept, with the hash that was signed', () => {
    for (const { submission } of visits.slice(0, 300)) {
      expect(validateInspection(submission.content)).toEqual([])
      expect(contentHash(submission.content)).toBe(submission.contentHash)
    }
  })

  it('happened before today and after the registers were loaded', () => {
    expect(days.every(({ day }) => day < TODAY && day > district.registeredAt.slice(0, 10))).toBe(true)
    expect([...days].map(({ day }) => day).sort()).toEqual(days.map(({ day }) => day))
  })

  it('shows a clean household', () => {
    expect(alertsOf('clean')).toEqual([])
    expect(visitsOf('clean').at(-1)?.findings).toEqual([])
  })

  it('shows a cylinder due next month and one due within 30 days', () => {
    const until = partOf('due_soon').cylinders.map((c) => cylinderValidity(c).testValidUntil)
    expect(until).toEqual(['2026-12-31', '2026-11-30'])
    expect(alertsOf('due_soon')).toEqual(['CYL_TEST_DUE_SOON'])
  })

  it('shows one overdue and one past its life', () => {
    expect(alertsOf('overdue')).toEqual(['CYL_TEST_OVERDUE'])
    expect(alertsOf('past_life')).toEqual(['CYL_LIFE_EXPIRED'])
  })

  it('shows a restaurant over 100 kg without a cylinder room', () => {
    const { cylinders: bottles, premises: kitchen } = partOf('over_limit')
    expect(stockGrams(bottles.map(({ model }) => ({ chargeGrams: nominalGrams(model) })))).toBeGreaterThan(100_000)
    expect(kitchen).toMatchObject({ type: 'catering', hasCylinderRoom: false })
  })

  it('shows two visits to a closed door, a refusal and a closed shop', () => {
    expect(visitsOf('not_home_twice').map(({ outcome }) => outcome)).toEqual(['completed', 'not_home', 'not_home'])
    expect(visitsOf('refused').at(-1)?.outcome).toBe('refused')
    expect(visitsOf('closed_shop').at(-1)).toMatchObject({ outcome: 'closed', nextVisitOn: TODAY })
    expect(partOf('closed_shop').premises.status).toBe('suspended')
  })

  it('shows an unregistered cylinder', () => {
    expect(
      visitsOf('unregistered')
        .at(-1)
        ?.bottles.filter(({ registered }) => !registered),
    ).toHaveLength(1)
  })

  it('shows a grade-A hazard past its deadline and one that waits for its recheck', () => {
    const rowsOf = (part: Part) =>
      hazards.map(({ row }) => row).filter((row) => row.premisesId === partOf(part).premises.id)
    expect(
      rowsOf('grade_a_overdue').filter(
        ({ grade, status, deadlineOn }) => grade === 'A' && status === 'dispatched' && (deadlineOn ?? '') < TODAY,
      ),
    ).toHaveLength(1)
    expect(rowsOf('to_recheck').map(({ status }) => status)).toContain('rectified')
  })

  it('gives the demonstration inspector the whole story in his grid', () => {
    const inspector = accounts.find(({ username }) => username === 'inspector01')
    const story = district.places.filter(({ part }) => part !== null)
    expect(story.every((place) => place.premises.areaCode === inspector?.grids[0]?.gridCode)).toBe(true)
    expect(district.printed.map(({ role }) => role)).toEqual(
      expect.arrayContaining([
        'household',
        'inspector',
        'community',
        'street',
        'office',
        'company',
        'admin',
        'auditor',
      ]),
    )
  })
})
