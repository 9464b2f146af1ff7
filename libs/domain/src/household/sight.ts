import type { OccupancyRole } from '../premises/premises'

/** `home`: lives or trades there · `let`: has let it to others, and sees its state, never their life in it. */
export type PlaceSight = 'home' | 'let'

const OTHERS: readonly OccupancyRole[] = ['tenant', 'trade_name']

/** An owner beside whom a tenant lives is a landlord, whatever the register calls him. */
export function sightOf(role: OccupancyRole, letToOthers: boolean): PlaceSight {
  if (role === 'landlord') return 'let'
  return letToOthers && !OTHERS.includes(role) ? 'let' : 'home'
}
