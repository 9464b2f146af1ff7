import { tokensOf } from './marks'
import { Oracle } from './oracle'
import { type Size, Trial } from './trial'

export interface Count {
  cases: number
  leaks: number
}

/** Every route × every role × what is his own and what is others'. */
export function scopeTests(size: Size, told: (count: Count) => void = () => undefined): void {
  let trial: Trial
  let leaks = 0

  beforeAll(async () => {
    trial = await Trial.of(size)
  }, 120_000)
  afterAll(async () => {
    if (!trial) return
    told({ cases: trial.asking.cases, leaks })
    await trial.world.close()
  })

  const none = () => {
    const found = trial.asking.leaks.splice(0)
    leaks += found.length
    const kinds = new Map(
      found.map((leak) => [leak.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d+|[\u3400-\u4dbf]/g, ''), leak]),
    )
    expect([...kinds.values()].slice(0, 40)).toEqual([])
  }

  test('a leak would be noticed: what others own is known by every form in which it can appear', async () => {
    const { world, people } = trial
    const oracle = await Oracle.of(world)
    const household = people.find(({ role }) => role === 'household')
    const [foreign] = world.places.filter(({ premises }) => !household?.premises.includes(premises.id))
    if (!household || !foreign) throw new Error('the world has no strangers')
    const { premises, bottles, openHazard } = foreign
    const said = [premises.id, premises.label, premises.code, bottles[0]?.code, openHazard].map(String)
    for (const text of said) {
      expect(tokensOf(text).size).toBe(1)
      expect(oracle.leaks(household, 'GET /api/v1/household', `{"x":"${text}"}`)).toHaveLength(1)
    }
  })

  test('in lists, counts, filters, sorts, cursors and details', async () => {
    await trial.read()
    none()
  })

  test('in photos', async () => {
    await trial.seePhotos()
    none()
  })

  test('in the live feed', async () => {
    await trial.listen()
    none()
  })

  test('and what happens elsewhere changes no byte of what he is shown', async () => {
    await trial.changeElsewhere()
    none()
  })

  test('and what concerns one company changes no byte of what another is shown', async () => {
    await trial.changeOtherCompany()
    none()
  })

  test('nor does he change, or learn of, what is not his', async () => {
    await trial.write()
    none()
  })
}
