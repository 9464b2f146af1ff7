import { cleanVisit, PLACE } from '../testing/visits'
import { landedVisit, type MergingStay, planStays } from './merge'

const stay = (id: string, over: Partial<MergingStay> = {}): MergingStay => ({
  id,
  partyId: `p-${id}`,
  role: 'owner',
  fromOn: '2024-01-01',
  toOn: null,
  nameIndex: 'zhang',
  phoneIndex: '138',
  ...over,
})

describe('the people of an entry that is merged into another', () => {
  it('move over where nobody stands in their role, past ones always', () => {
    const plan = planStays(
      [stay('a'), stay('old', { role: 'tenant', toOn: '2025-01-01' })],
      [stay('b', { role: 'tenant' }), stay('c', { toOn: '2023-12-31', fromOn: '2020-01-01' })],
    )
    expect(plan).toEqual({ move: ['b', 'c'], fold: [], people: [], conflicts: [] })
  })

  it('entered at both, one person stands there once, from the earlier day on, with both his accounts', () => {
    const [kept, merged] = [stay('a'), stay('b', { fromOn: '2022-05-01', phoneIndex: null })]
    expect(planStays([kept], [merged])).toEqual({
      move: [],
      fold: [{ keptId: 'a', foldedId: 'b', fromOn: '2022-05-01' }],
      people: [{ fromId: 'p-b', intoId: 'p-a' }],
      conflicts: [],
    })
    expect(planStays([kept], [stay('b', { partyId: 'p-a', nameIndex: 'other' })]).people).toEqual([])
  })

  it.each([
    ['another name', { nameIndex: 'li' }],
    ['another telephone', { phoneIndex: '139' }],
  ])('with %s nobody can tell from here who is right', (_, over) => {
    expect(planStays([stay('a')], [stay('b', over)]).conflicts).toEqual(['owner'])
  })
})

describe('a visit signed for an entry that has been merged since', () => {
  it('lands on the entry that stays, with its bottles under the cards that stay; the rest is as signed', () => {
    const signed = cleanVisit()
    const [first] = signed.bottles
    const lands = landedVisit(signed, 'survivor', new Map([[first?.cylinderId ?? '', 'card']]))
    expect(lands.premisesId).toBe('survivor')
    expect(lands.bottles[0]).toMatchObject({ cylinderId: 'card', registered: true })
    const things = [...lands.answers, ...lands.findings].map(({ thing }) => thing.id)
    expect(things).not.toContain(PLACE)
    expect(things).not.toContain(first?.cylinderId)
    expect({ ...lands, premisesId: 0, bottles: 0, answers: 0, findings: 0 }).toEqual({
      ...{ ...signed, premisesId: 0, bottles: 0, answers: 0, findings: 0 },
    })
  })

  it('counts a bottle listed under both of its cards once, and as there when it was there under one', () => {
    const signed = cleanVisit()
    const [first] = signed.bottles
    if (!first) throw new Error('the visit lists no bottle')
    const registered = { ...first, cylinderId: 'card', presence: 'missing' as const, use: null }
    const twice = { ...signed, bottles: [registered, first] }
    const lands = landedVisit(twice, signed.premisesId, new Map([[first.cylinderId, 'card']]))
    expect(lands.bottles.map((b) => [b.cylinderId, b.presence])).toEqual([['card', 'present']])
  })

  it('otherwise it is the very one that was signed', () => {
    const signed = cleanVisit()
    expect(landedVisit(signed, signed.premisesId, new Map())).toBe(signed)
  })
})
