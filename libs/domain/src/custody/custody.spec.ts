import fc from 'fast-check'
import type { CylinderEventBody } from '../fact/custody-bodies'
import { addMinutes } from '../time/calendar'
import { applyStep, custodyOf, presentOf } from './apply'
import { type CustodyStep, type Holder, NO_CUSTODY } from './custody'
import type { CylinderEvent } from './event'
import { impossibleSteps } from './flags'
import { type KnownFact, stepsOf } from './steps-of'
import { viewAt } from './view-at'

const BOTTLE = 'bottle'
const START = '2026-03-01T00:00:00.000Z'
const site = (id: string): Holder => ({ kind: 'site', id })
const home = (id: string): Holder => ({ kind: 'premises', id })

type Told = { kind: CylinderEvent['kind']; from?: Holder | null; to?: Holder | null; minute: number; late?: number }

/** A message as a fact; `late` minutes later we learn of it. */
function told(id: string, { kind, from = null, to = null, minute, late = 0 }: Told): KnownFact {
  const occurredAt = addMinutes(START, minute)
  const common = {
    eventId: id,
    code: BOTTLE,
    occurredAt,
    netKg: 14.5,
    before: [],
    after: { leakFree: true, weightRight: true },
    conclusion: 'passed',
    nextTestOn: '2030-03-01',
  }
  const event = { kind, ...common } as unknown as CylinderEvent
  const body: CylinderEventBody = { event, cylinderId: BOTTLE, companyId: 'c1', from, to, atTestStation: false }
  const recordedAt = addMinutes(occurredAt, late)
  return { id, kind: 'cylinder.moved', occurredAt, recordedAt, actorId: null, body }
}

/** One round as it should be: filled, carried, delivered, collected. */
const ROUND: Told[] = [
  { kind: 'fill', to: site('station'), minute: 0 },
  { kind: 'move', from: site('station'), to: { kind: 'vehicle', id: 'c1:V1' }, minute: 60 },
  { kind: 'move', from: { kind: 'vehicle', id: 'c1:V1' }, to: site('store'), minute: 120 },
  { kind: 'deliver', from: site('store'), to: home('h1'), minute: 180 },
  { kind: 'collect', from: home('h1'), to: site('store'), minute: 4000 },
]
const facts = (all: Told[]): KnownFact[] => all.map((each, i) => told(`f${i}`, each))
const view = (all: KnownFact[]) => custodyOf(stepsOf(all, [BOTTLE]))

const arbitraryTold: fc.Arbitrary<Told> = fc.record({
  kind: fc.constantFrom<CylinderEvent['kind']>(
    'file',
    'fill',
    'move',
    'deliver',
    'collect',
    'test',
    'scrap',
    'deregister',
  ),
  from: fc.constantFrom(null, site('a'), site('b'), home('h1')),
  to: fc.constantFrom(null, site('a'), site('b'), home('h1'), home('h2')),
  // Few moments, so that many happen at the same one.
  minute: fc.integer({ min: 0, max: 40 }),
  late: fc.integer({ min: 0, max: 4320 }),
})
const arbitraryLife = fc.array(arbitraryTold, { minLength: 1, maxLength: 40 }).map(facts)

describe('where a cylinder is', () => {
  test('a round is followed from the station to the home and back', () => {
    const stages = ROUND.map((_, i) => presentOf(view(facts(ROUND.slice(0, i + 1)))))
    expect(stages.map(({ stage, holder }) => `${stage} ${holder?.id}`)).toEqual([
      'filled station',
      'on_way c1:V1',
      'stock store',
      'at_user h1',
      'returned store',
    ])
  })

  test('moved on after it was collected it is still an empty one', () => {
    const moved: Told = { kind: 'move', from: site('store'), to: site('depot'), minute: 5000 }
    expect(presentOf(view(facts([...ROUND, moved]))).stage).toBe('returned')
  })

  test('in any order, twice, with late ones, the view is the same', () => {
    fc.assert(
      fc.property(arbitraryLife, fc.infiniteStream(fc.nat()), (life, dice) => {
        const steps = stepsOf(life, [BOTTLE])
        const order = (): number => dice.next().value as number
        const shuffled = [...steps, ...steps.slice(0, 5)]
          .map((step) => ({ step, place: order() }))
          .sort((a, b) => a.place - b.place)
          .map(({ step }) => step)
        expect(shuffled.reduce(applyStep, NO_CUSTODY)).toEqual(custodyOf(steps))
      }),
    )
  })

  test('replayed up to any instant the log gives what was stored then', () => {
    fc.assert(
      fc.property(arbitraryLife, fc.integer({ min: 0, max: 4400 }), (life, minute) => {
        const knownAt = addMinutes(START, minute)
        const arrived = [...life].sort((a, b) => (a.recordedAt < b.recordedAt ? -1 : 1))
        let stored = NO_CUSTODY
        for (const fact of arrived) {
          if (fact.recordedAt > knownAt) break
          for (const step of stepsOf([fact], [BOTTLE])) stored = applyStep(stored, step)
        }
        expect(viewAt(life, [BOTTLE], { at: '9999', knownAt })).toEqual(stored)
      }),
    )
  })

  test('where was it then, and what did we know then, are two questions', () => {
    const life = facts([
      { kind: 'fill', to: site('station'), minute: 0 },
      { kind: 'deliver', from: site('station'), to: home('h1'), minute: 100, late: 1000 },
    ])
    const noon = addMinutes(START, 200)
    const where = (knownAt: string) => presentOf(viewAt(life, [BOTTLE], { at: noon, knownAt })).holder?.id
    expect(where(noon)).toBe('station')
    expect(where(addMinutes(START, 2000))).toBe('h1')
  })

  test('not found at the home that held it nobody knows where it is; seen there again it is back', () => {
    const looked = (kind: KnownFact['kind'], presence: string, minute: number): KnownFact => ({
      id: `look${minute}`,
      kind,
      occurredAt: addMinutes(START, minute),
      recordedAt: addMinutes(START, minute),
      actorId: null,
      body: { cylinderId: BOTTLE, premisesId: 'h1', presence },
    })
    const delivered = facts(ROUND.slice(0, 4))
    const missed = [...delivered, looked('cylinder.counted', 'swapped', 500)]
    expect(presentOf(view(missed))).toMatchObject({ stage: 'returned', holder: null })
    expect(presentOf(view([...missed, looked('cylinder.counted', 'present', 600)]))).toMatchObject({
      stage: 'at_user',
      holder: home('h1'),
    })
  })

  test('a correction takes away what was told first, and another one tells it anew', () => {
    const life = facts(ROUND.slice(0, 4))
    const wrong = life[3] as KnownFact
    const correct = (id: string, instead: CylinderEventBody | null, minute: number): KnownFact => ({
      id,
      kind: 'cylinder.event_corrected',
      occurredAt: addMinutes(START, minute),
      recordedAt: addMinutes(START, minute),
      actorId: null,
      body: { correctsFactId: wrong.id, nth: minute, instead },
    })
    const taken = [...life, correct('x', null, 300)]
    expect(presentOf(view(taken)).holder?.id).toBe('store')
    const instead = { ...(wrong.body as CylinderEventBody), to: home('h2') }
    expect(presentOf(view([...taken, correct('y', instead, 400)])).holder?.id).toBe('h2')
    const before = { at: '9999', knownAt: addMinutes(START, 250) }
    expect(presentOf(viewAt([...taken], [BOTTLE], before)).holder?.id).toBe('h1')
  })
})

describe('steps that cannot be', () => {
  const flags = (all: Told[]) => impossibleSteps(view(facts(all))).map(({ factId, flag }) => `${factId} ${flag}`)

  test('a round as it should be has none', () => expect(flags(ROUND)).toEqual([]))

  test.each<[string, Told[], string]>([
    [
      'handed over by somebody who did not have it',
      [...ROUND, { kind: 'move', from: site('depot'), to: site('station'), minute: 5000 }],
      'f5 not_held',
    ],
    [
      'collected where it was not',
      [...ROUND, { kind: 'collect', from: home('h2'), to: site('store'), minute: 5000 }],
      'f5 not_there',
    ],
    [
      'filled while it stands at a home',
      [...ROUND.slice(0, 4), { kind: 'fill', to: site('station'), minute: 900 }],
      'f4 filled_at_user',
    ],
    [
      'delivered again without a filling',
      [...ROUND, { kind: 'deliver', from: site('store'), to: home('h1'), minute: 5000 }],
      'f5 delivered_empty',
    ],
    [
      'filled after it was scrapped',
      [
        ...ROUND,
        { kind: 'scrap', to: site('store'), minute: 5000 },
        { kind: 'fill', to: site('station'), minute: 6000 },
      ],
      'f6 after_scrap',
    ],
  ])('%s', (_, all, flag) => expect(flags(all)).toEqual([flag]))

  test('what arrives late takes back the flag it explains', () => {
    const gap: Told[] = [...ROUND.slice(0, 4), { kind: 'fill', to: site('station'), minute: 900 }]
    expect(flags(gap)).toHaveLength(1)
    expect(flags([...gap, { kind: 'collect', from: home('h1'), to: site('station'), minute: 800 }])).toEqual([])
  })

  test('only the latest steps are kept', () => {
    const many: CustodyStep[] = stepsOf(
      facts(Array.from({ length: 60 }, (_, minute) => ({ kind: 'fill', to: site('a'), minute }))),
      [BOTTLE],
    )
    expect(custodyOf(many).recent.map(({ factId }) => factId)).toEqual(
      Array.from({ length: 24 }, (_, i) => `f${59 - i}`),
    )
  })
})
