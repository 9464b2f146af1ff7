import fc from 'fast-check'
import type { BottleFate } from '../premises/status-change'
import { fact } from '../testing/reviews'
import type { BottlePresence, BottleUse, CylinderState } from './cylinder'
import { applyCylinderFact } from './cylinder-state'

const at = (day: number): string => `2026-11-${String(day).padStart(2, '0')}T02:00:00.000Z`
const counted = (day: number, presence: BottlePresence, premisesId = 'home', use: BottleUse | null = 'in_use') =>
  fact(
    'cylinder.counted',
    { cylinderId: 'c1', inspectionId: 'i', premisesId, presence, use: presence === 'present' ? use : null },
    at(day),
  )
const registered = fact('cylinder.registered', { cylinderId: 'c1', premisesId: 'home', use: 'in_use' }, at(1))

const stateAfter = (...facts: Parameters<typeof applyCylinderFact>[1][]): CylinderState =>
  facts.reduce(applyCylinderFact, null as CylinderState | null) as CylinderState

describe('where a cylinder is', () => {
  it('follows the counts', () => {
    expect(stateAfter(registered)).toMatchObject({ status: 'registered', premisesId: 'home', presence: 'present' })
    expect(stateAfter(registered, counted(2, 'present', 'home', 'empty'))).toMatchObject({
      use: 'empty',
      lastSeenAt: at(2),
    })
    expect(stateAfter(registered, counted(2, 'swapped'))).toMatchObject({
      premisesId: null,
      presence: 'swapped',
      use: null,
    })
    expect(stateAfter(registered, counted(2, 'missing'))).toMatchObject({ premisesId: 'home', presence: 'missing' })
    expect(stateAfter(registered, counted(2, 'missing'), counted(3, 'present', 'other'))).toMatchObject({
      premisesId: 'other',
      presence: 'present',
    })
  })

  it('goes with its place when two entries of that are merged, and with its own cards', () => {
    const moved = fact(
      'cylinder.relocated',
      { cylinderId: 'c1', fromPremisesId: 'home', premisesId: 'survivor' },
      at(5),
    )
    expect(stateAfter(registered, moved)).toMatchObject({ premisesId: 'survivor', lastSeenAt: at(1) })
    expect(stateAfter(registered, counted(2, 'present', 'other'), moved).premisesId).toBe('other')
    const absorbed = (day: number) =>
      fact(
        'cylinder.absorbed',
        { cylinderId: 'c1', fromId: 'c9', premisesId: 'shop', presence: 'present', use: 'spare', seenAt: at(day) },
        at(9),
      )
    expect(stateAfter(registered, absorbed(3))).toMatchObject({ premisesId: 'shop', use: 'spare', lastSeenAt: at(3) })
    expect(stateAfter(registered, counted(4, 'present'), absorbed(3)).premisesId).toBe('home')
    expect(stateAfter(registered, fact('cylinder.merged', { cylinderId: 'c1', intoId: 'c2' }, at(9)))).toMatchObject({
      premisesId: null,
      presence: null,
    })
  })

  it('follows 清瓶 when its place leaves use, unless it was seen elsewhere since', () => {
    const cleared = (fate: BottleFate, day = 2) =>
      fact('cylinder.cleared', { cylinderId: 'c1', premisesId: 'home', actionId: 'a', fate }, at(day))
    const gone = { premisesId: null, presence: 'swapped', use: null }
    expect(stateAfter(registered, cleared('returned'))).toMatchObject(gone)
    expect(stateAfter(registered, cleared('moved'))).toMatchObject(gone)
    expect(stateAfter(registered, cleared('kept_closed'))).toMatchObject({ premisesId: 'home', use: 'spare' })
    expect(stateAfter(registered, cleared('missing'))).toMatchObject({ premisesId: 'home', presence: 'missing' })
    const elsewhere = stateAfter(registered, counted(3, 'present', 'other'))
    expect(stateAfter(registered, counted(3, 'present', 'other'), cleared('returned', 4))).toEqual(elsewhere)
  })

  it('is not changed by what a household says of a bottle seen elsewhere since', () => {
    const moved = stateAfter(registered, counted(3, 'present', 'other'))
    expect(stateAfter(registered, counted(3, 'present', 'other'), counted(4, 'swapped', 'home'))).toEqual(moved)
    expect(stateAfter(registered, counted(3, 'present', 'other'), counted(4, 'missing', 'home'))).toEqual(moved)
  })

  it('is not changed by a count that happened earlier but arrived late', () => {
    const known = stateAfter(registered, counted(5, 'missing'))
    expect(stateAfter(registered, counted(5, 'missing'), counted(4, 'present'))).toEqual(known)
  })

  it('ends the same in whatever order the counts of one household arrive', () => {
    const presence = fc.constantFrom<BottlePresence>('present', 'missing', 'swapped')
    const counts = fc.uniqueArray(fc.tuple(fc.integer({ min: 2, max: 28 }), presence), { selector: ([day]) => day })
    const arrivals = counts.chain((some) => fc.shuffledSubarray(some, { minLength: some.length }))
    fc.assert(
      fc.property(arrivals, (arrived) => {
        const happened = [...arrived].sort(([a], [b]) => a - b)
        const facts = (order: typeof arrived) => order.map(([day, how]) => counted(day, how))
        expect(stateAfter(registered, ...facts(arrived))).toEqual(stateAfter(registered, ...facts(happened)))
      }),
    )
  })

  it('keeps an unknown bottle unregistered until somebody files it, and a scrapped one scrapped', () => {
    const found = fact('cylinder.discovered', { cylinderId: 'c2', premisesId: 'home', use: 'spare' }, at(2))
    expect(stateAfter(found)).toMatchObject({ id: 'c2', status: 'unregistered', premisesId: 'home', use: 'spare' })
    const filed = fact('cylinder.registered', { cylinderId: 'c2', premisesId: null, use: null }, at(3))
    expect(stateAfter(found, filed)).toMatchObject({ status: 'registered', premisesId: 'home', presence: 'present' })
    const scrapped: CylinderState = { ...stateAfter(found), status: 'scrapped' }
    expect(applyCylinderFact(scrapped, filed)?.status).toBe('scrapped')
  })
})
