import { erasureObstacles, type PersonAtPlace, type PersonsPlace, signerAt } from './erasure'

const TODAY = '2026-06-10'
const place = (over: Partial<PersonsPlace> = {}): PersonsPlace => ({
  fromOn: '2024-01-01',
  toOn: null,
  status: 'vacant',
  openHazards: 0,
  bottles: 0,
  ...over,
})

describe('whether a person may be erased from the register', () => {
  it.each<[string, Partial<PersonsPlace>, string[]]>([
    [
      'lives with an open hazard and gas',
      { status: 'in_use', openHazards: 1, bottles: 1 },
      ['open_hazard', 'uses_gas'],
    ],
    ['lives where gas is in use', { status: 'in_use' }, ['uses_gas']],
    ['keeps a shop that is closed for a while', { status: 'suspended' }, ['uses_gas']],
    ['left bottles behind in a vacant flat that is still his', { bottles: 2 }, ['uses_gas']],
    ['has an open hazard in a vacant flat', { openHazards: 1 }, ['open_hazard']],
    ['has a flat that uses no gas any more', { status: 'retired' }, []],
    ['moved out yesterday and left a hazard', { toOn: '2026-06-09', status: 'in_use', openHazards: 3, bottles: 2 }, []],
    ['moves out today: the day still counts', { toOn: TODAY, status: 'in_use' }, ['uses_gas']],
  ])('one who %s', (_who, over, obstacles) => {
    expect(erasureObstacles([place(over)], TODAY)).toEqual(obstacles)
  })

  it('one bad place among several is enough, none is no obstacle', () => {
    expect(erasureObstacles([place(), place({ openHazards: 1 })], TODAY)).toEqual(['open_hazard'])
    expect(erasureObstacles([], TODAY)).toEqual([])
  })
})

describe('whose signature it is', () => {
  const at = (partyId: string, role: PersonAtPlace['role'], fromOn = '2024-01-01', toOn: string | null = null) => ({
    partyId,
    role,
    fromOn,
    toOn,
  })
  const people = [
    at('landlord', 'landlord'),
    at('before', 'tenant', '2024-01-01', '2025-05-31'),
    at('now', 'tenant', '2025-06-01'),
  ]

  it.each<[string, string, Parameters<typeof signerAt>[2], string | undefined]>([
    ['the tenant of that day', '2025-05-31', 'self', 'before'],
    ['his family signs for him', '2026-01-01', 'family', 'now'],
    ['the landlord who signed himself', '2026-01-01', 'landlord', 'landlord'],
    ['nobody who was not there', '2023-12-31', 'self', undefined],
  ])('%s', (_who, on, signedAs, expected) => {
    expect(signerAt(people, on, signedAs)).toBe(expected)
  })

  it('a shop answers before the owner of the house', () => {
    expect(signerAt([at('owner', 'owner'), at('shop', 'trade_name')], TODAY, 'staff')).toBe('shop')
  })
})
