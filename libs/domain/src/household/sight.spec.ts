import type { OccupancyRole } from '../premises/premises'
import { sightOf } from './sight'

const ROLES: readonly OccupancyRole[] = ['owner', 'tenant', 'landlord', 'trade_name']

describe('what somebody sees of a place', () => {
  it('is his home as long as nobody else lives or trades there', () => {
    expect(ROLES.map((role) => sightOf(role, false))).toEqual(['home', 'home', 'let', 'home'])
  })

  it('is only its state once it is let', () => {
    expect(ROLES.map((role) => sightOf(role, true))).toEqual(['let', 'home', 'let', 'home'])
  })
})
