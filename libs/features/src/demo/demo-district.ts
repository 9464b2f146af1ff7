import type { CalendarDate, Instant } from '@app/domain'
import type { CylinderEntry, RegisterEntries } from '../register/entries'
import { demoAccounts, type PrintedAccount } from './demo-accounts'
import { demoAreas } from './demo-areas'
import { registerInstant } from './demo-clock'
import { demoCompanies } from './demo-companies'
import type { DemoPlace } from './demo-place'
import { demoPlaces } from './demo-places'
import { Random } from './random'

export interface DemoDistrict {
  today: CalendarDate
  registeredAt: Instant
  entries: RegisterEntries
  places: DemoPlace[]
  /** Registered after the others, during the history. */
  laterCylinders: CylinderEntry[]
  printed: PrintedAccount[]
}

/** The same district for the same day and seed, down to every id. All people in it are invented. */
export function demoDistrict(today: CalendarDate, seed: number): DemoDistrict {
  const random = new Random(seed)
  const registeredAt = registerInstant(today)
  const areas = demoAreas()
  const companies = demoCompanies(random, registeredAt)
  const staff = demoAccounts(random, areas, companies, registeredAt, today)
  const places = demoPlaces({ random, today, at: registeredAt, areas, companies, inspectors: staff.inspectorOfGrid })
  const others = staff.others(places)
  const cylinders = places.flatMap((place) => place.cylinders)
  return {
    today,
    registeredAt,
    places,
    laterCylinders: cylinders.filter(({ createdAt }) => createdAt > registeredAt),
    entries: {
      areas: areas.entries,
      companies,
      accounts: [...staff.accounts, ...others.accounts],
      premises: places.map(({ premises }) => premises),
      cylinders: cylinders.filter(({ createdAt }) => createdAt === registeredAt),
    },
    printed: [...staff.printed, ...others.printed],
  }
}
