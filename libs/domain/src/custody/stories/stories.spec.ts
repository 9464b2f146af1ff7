import fc from 'fast-check'
import { round, spot, step } from '../../testing/steps'
import { RECENT_STEPS } from '../custody'
import type { Step } from '../step'
import { storiesChangeOn, storiesOf } from './stories'
import type { Story } from './story'

const CONTEXT = { today: '2026-07-15', fillers: new Set(['A', 'B']) }
const DAY = 24
const stories = (steps: readonly Step[], today = CONTEXT.today) => storiesOf(steps, { ...CONTEXT, today })
const rules = (steps: readonly Step[]) => stories(steps).map(({ rule }) => rule)

/** Two bottles under one code, each on rounds of its own. */
const twins = (): Step[] => [
  ...round(0, { home: 'H1', days: 15 }),
  ...round(4 * DAY, { home: 'H9', courier: 'K9', site: 'S9', days: 18, by: 'B' }),
]

describe('two bottles under one code', () => {
  it('are told by two ways that go on beside each other, and the two facts that clash are named', () => {
    const known = twins()
    const [story] = stories(known) as [Story]
    expect(story.rule).toBe('CYL_TWIN')
    expect(story.reason).toMatch(/^\d+月\d+日\d\d:\d\d.*，\d+月\d+日\d\d:\d\d.*很可能有两只瓶在用同一个码$/)
    const [earlier, later] = story.factIds.map((id) => known.find(({ factId }) => factId === id))
    expect([earlier?.companyId, later?.companyId].sort()).toEqual(['A', 'B'])
  })

  it('are not seen in one misread code, a missed return, a missing report or a clock two hours wrong', () => {
    const one = [...round(0, { home: 'H1' }), ...round(25 * DAY, { home: 'H2', courier: 'K2' })]
    const stray = step('deliver', 10 * DAY, 'K9>H9', { companyId: 'B' })
    expect(rules([...one, stray])).toEqual([])
    for (const lost of one) expect(rules(one.filter((known) => known !== lost))).toEqual([])
    const unreturned = one.filter(({ at }) => at < (one[5] as Step).at || at >= (one[9] as Step).at)
    expect(rules(unreturned)).toEqual([])
    const slow = one.map((known) =>
      known.from?.id === 'S2' && known.to?.kind === 'courier' ? moved(known, 2.5) : known,
    )
    expect(rules(slow)).toEqual([])
  })

  it('vanish when the reports that explain them arrive late', () => {
    const rounds = ['H1', 'H2', 'H1', 'H2', 'H1', 'H2'].flatMap((home, n) => {
      const at = n * 9 * DAY
      return [...round(at, { home, courier: `K${home}`, days: 3 }), step('counted', at + 2 * DAY, home)]
    })
    const seenByVisits = rounds.filter(({ kind }) => kind === 'counted')
    expect(rules(seenByVisits)).toEqual(['CYL_TWIN'])
    expect(rules(rounds)).toEqual([])
  })
})

describe('other stories', () => {
  it('a bottle cannot be 800 km away within two hours, when both ends are borne out', () => {
    const far = spot('S8', [46.5, 117.2])
    const near = spot('S1', [39.1, 117.2])
    const steps = [
      ...[0, 10, 20, 30].map((at) => step('fill', at / 10, 'S1', { to: near })),
      step('move', 4, 'S1>S8', { from: near, to: far }),
      step('move', 5, 'S8>V8', { from: far }),
      step('move', 6, 'V8>S8', { to: far }),
      step('move', 7, 'S8>V8', { from: far }),
      step('move', 8, 'V8>S8', { to: far }),
    ]
    expect(rules(steps)).toEqual([])
    const jump = steps.filter(({ to, from }) => !(from === near && to === far))
    expect(rules(jump)).toEqual(['CYL_TOO_FAST'])
  })

  it('a bottle seen twice at a home that nobody brought it to, three days having passed', () => {
    const stored = [step('fill', 0, 'S1'), step('move', 1, 'S1>S2')]
    const seen = [step('counted', 5 * DAY, 'H3'), step('scanned', 9 * DAY, 'H3')]
    expect(rules([...stored, ...seen])).toEqual(['CYL_NEVER_DELIVERED'])
    expect(rules([...stored, seen[0] as Step])).toEqual([])
    expect(rules([...stored, step('move', DAY, 'S2>K1'), step('deliver', 2 * DAY, 'K1>H3'), ...seen])).toEqual([])
  })

  it('a bottle handed out and delivered by a company with a station that never filled it', () => {
    const steps = (by: string) => [
      step('fill', 0, 'S9', { companyId: 'B' }),
      step('move', DAY, 'S9>S2', { companyId: 'B' }),
      step('move', 2 * DAY, 'S2>K1', { companyId: by }),
      step('deliver', 2 * DAY + 3, 'K1>H1', { companyId: by }),
    ]
    expect(rules(steps('A'))).toEqual(['CYL_NEVER_FILLED'])
    expect(rules(steps('B'))).toEqual([])
    expect(rules(steps('C'))).toEqual([])
  })

  it('half a year without a word, from the day on that is foretold', () => {
    const steps = round(0, { home: 'H1' }).slice(0, 5)
    const on = storiesChangeOn(steps) as string
    expect(on).toBe('2026-11-30')
    expect(stories(steps, '2026-11-29')).toEqual([])
    expect(stories(steps, on).map(({ rule }) => rule)).toEqual(['CYL_QUIET'])
  })
})

const moved = (known: Step, hours: number): Step => ({
  ...known,
  at: new Date(Date.parse(known.at) + hours * 3_600_000).toISOString(),
})

const HOMES = ['H1', 'H2', 'H3']
const anyStep: fc.Arbitrary<Step> = fc
  .record({
    kind: fc.constantFrom('fill' as const, 'move' as const, 'deliver' as const, 'collect' as const, 'counted' as const),
    at: fc.integer({ min: 0, max: 60 * DAY }),
    from: fc.constantFrom('S1', 'S2', 'K1', 'K2', ...HOMES),
    to: fc.constantFrom('S1', 'S2', 'K1', 'K2', ...HOMES),
    companyId: fc.constantFrom('A', 'B'),
    late: fc.integer({ min: 0, max: 72 }),
  })
  .map(({ kind, at, from, to, companyId, late }) => ({
    ...step(kind, at, kind === 'fill' || kind === 'counted' ? to : `${from}>${to}`),
    ...{ companyId: kind === 'counted' ? null : companyId, knownAt: step(kind, at + late, to).at },
  }))
const anySteps = fc.oneof(
  fc.array(anyStep, { maxLength: RECENT_STEPS }),
  fc.array(anyStep, { maxLength: 3 }).map((noise) => [...twins(), ...noise]),
)

describe('whatever the steps', () => {
  it('the order in which they arrive does not matter, and a story names two of them', () => {
    fc.assert(
      fc.property(
        anySteps.chain((steps) =>
          fc.tuple(fc.constant(steps), fc.shuffledSubarray(steps, { minLength: steps.length })),
        ),
        ([steps, shuffled]) => {
          const told = stories(steps)
          expect(stories(shuffled)).toEqual(told)
          const ids = steps.map(({ factId }) => factId)
          for (const { factIds } of told) {
            expect(new Set(factIds).size).toBe(2)
            expect(ids).toEqual(expect.arrayContaining(factIds))
          }
        },
      ),
      { numRuns: 200 },
    )
  })

  it('a stray report neither makes two bottles of one nor hides two', () => {
    fc.assert(
      fc.property(anyStep, (stray) => {
        const one = [...round(0, { home: 'H1' }), ...round(25 * DAY, { home: 'H2', courier: 'K2' })]
        expect(rules([...one, stray])).not.toContain('CYL_TWIN')
        expect(rules([...twins(), stray])).toContain('CYL_TWIN')
      }),
    )
  })
})
