import fc from 'fast-check'
import { DomainError } from '../error/domain-error'
import { addDays } from '../time/calendar'
import type { PremisesStatus } from './premises'
import { assertStatusChange, type BottleFate, STATUS_STEPS, type StatusChange } from './status-change'

const TODAY = '2026-06-10'
const STATES = Object.keys(STATUS_STEPS) as PremisesStatus[]
const place = (status: PremisesStatus, bottleIds: string[] = []) => ({ status, registeredOn: '2024-01-01', bottleIds })
const change = (over: Partial<StatusChange>): StatusChange => ({
  to: 'suspended',
  on: TODAY,
  reviewOn: null,
  replacedBy: null,
  sniffOk: null,
  bottles: [],
  photoIds: [],
  ...over,
})

function refusal(from: ReturnType<typeof place>, to: StatusChange): { code: string; paths: string[] } | null {
  try {
    assertStatusChange(from, to, TODAY)
    return null
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return { code: error.code, paths: error.problems.map(({ path }) => path) }
  }
}

const fates: BottleFate[] = ['returned', 'moved', 'kept_closed', 'missing']
const anyChange: fc.Arbitrary<StatusChange> = fc.record({
  to: fc.constantFrom(...STATES),
  on: fc.integer({ min: -30, max: 2 }).map((n) => addDays(TODAY, n)),
  reviewOn: fc.option(
    fc.integer({ min: -2, max: 300 }).map((n) => addDays(TODAY, n)),
    { nil: null },
  ),
  replacedBy: fc.constantFrom('electric', 'pipeline', 'none', null),
  sniffOk: fc.constantFrom(true, false, null),
  bottles: fc.array(fc.record({ cylinderId: fc.constantFrom('a', 'b', 'c'), fate: fc.constantFrom(...fates) }), {
    maxLength: 4,
  }),
  photoIds: fc.subarray(['p']),
})
const anyPlace = fc.record({
  status: fc.constantFrom(...STATES),
  registeredOn: fc.constant('2024-01-01'),
  bottleIds: fc.subarray(['a', 'b', 'c']),
})

describe('a change of state that is let through', () => {
  const accepted = (check: (from: ReturnType<typeof place>, to: StatusChange) => void): void =>
    fc.assert(
      fc.property(anyPlace, anyChange, (from, to) => {
        if (refusal(from, to) === null) check(from, to)
      }),
      { numRuns: 5000 },
    )

  it('leaves use only with every bottle accounted for, each once', () =>
    accepted(({ bottleIds }, { to, bottles }) => {
      const told = bottles.map(({ cylinderId }) => cylinderId).sort()
      expect(told).toEqual(to === 'in_use' ? [] : [...bottleIds].sort())
    }))

  it('keeps a bottle behind only where somebody comes back to look', () =>
    accepted((_, { to, bottles, reviewOn, sniffOk }) => {
      if (!bottles.some(({ fate }) => fate === 'kept_closed')) return
      expect([to, sniffOk, reviewOn !== null]).toEqual(['suspended', true, true])
    }))

  it('is never dated ahead, and its review never behind', () =>
    accepted((_, { on, reviewOn }) => {
      expect(on <= TODAY).toBe(true)
      expect(reviewOn === null || reviewOn > TODAY).toBe(true)
    }))

  it('follows the table of steps', () => accepted(({ status }, { to }) => expect(STATUS_STEPS[status]).toContain(to)))
})

describe('what a change of state needs', () => {
  it('停业: a sniff at the door and a review date, both named at once', () => {
    expect(refusal(place('in_use', ['a']), change({}))).toEqual({
      code: 'STATUS_INCOMPLETE',
      paths: ['bottles', 'sniffOk', 'reviewOn'],
    })
    const bottles = [{ cylinderId: 'a', fate: 'kept_closed' as const }]
    expect(refusal(place('in_use', ['a']), change({ bottles, sniffOk: true, reviewOn: '2026-07-01' }))).toBeNull()
    expect(refusal(place('in_use'), change({ sniffOk: false, reviewOn: '2026-07-01' }))?.paths).toEqual(['sniffOk'])
  })

  it('已停用: 瓶改电, 瓶改管, or the owner’s statement on a photo, and no bottle left behind', () => {
    const retire = (over: Partial<StatusChange>) => refusal(place('in_use'), change({ to: 'retired', ...over }))
    expect(retire({})?.paths).toEqual(['replacedBy'])
    expect(retire({ replacedBy: 'none' })?.paths).toEqual(['photoIds'])
    expect(retire({ replacedBy: 'none', photoIds: ['p'] })).toBeNull()
    expect(retire({ replacedBy: 'pipeline' })).toBeNull()
    const kept = change({ to: 'retired', replacedBy: 'electric', bottles: [{ cylinderId: 'a', fate: 'kept_closed' }] })
    expect(refusal(place('in_use', ['a']), kept)?.paths).toEqual(['bottles[0]'])
  })

  it('a bottle that is not registered there, or told twice, is refused', () => {
    const told = (ids: string[]) =>
      change({ to: 'vacant', bottles: ids.map((cylinderId) => ({ cylinderId, fate: 'returned' })) })
    expect(refusal(place('in_use', ['a']), told(['a', 'z']))?.paths).toEqual(['bottles[1]'])
    expect(refusal(place('in_use', ['a']), told(['a', 'a']))?.paths).toEqual(['bottles[1]'])
  })

  it('reopening needs nothing, and what is in use cannot be opened', () => {
    for (const status of ['suspended', 'vacant', 'retired', 'not_found'] as const)
      expect(refusal(place(status, ['a']), change({ to: 'in_use' }))).toBeNull()
    expect(refusal(place('in_use'), change({ to: 'in_use' }))?.code).toBe('PREMISES_STATE')
  })
})
