import type { HolderKind } from '@app/domain'
import type { Random } from './random'

/** Somewhere a cylinder can be; `clock` is how far the device that reports from there is wrong. */
export interface Place {
  kind: HolderKind
  code: string
  position: readonly [number, number] | null
  clock: number
}

export interface Courier extends Place {
  homes: readonly Home[]
}

export interface Home extends Place {
  /** Mean number of days a bottle lasts. */
  days: number
}

export interface Outlet extends Place {
  couriers: readonly Courier[]
}

export interface Company {
  code: string
  stations: readonly Place[]
  outlets: readonly Outlet[]
  vehicles: readonly Place[]
}

export interface Places {
  companies: readonly Company[]
  testStation: Place
  testCompany: string
}

const HOUR = 3_600_000
/** The middle of the district; stations lie 15 to 45 km off, outlets within 6 km. */
const MIDDLE = [39.09, 117.22] as const
const KM = 1 / 111
const COMPANIES = 8
const STATIONS = [1, 2] as const
const OUTLETS = 5
const VEHICLES = 6
const COURIERS = 12
/** A home for 1.57 cylinders, as the district counts them. */
const PER_HOME = 1.57
const CATERING = 0.1

/** Companies with their stations, depots, vehicles and couriers, and the homes each courier serves. */
export function makePlaces(cylinders: number, wrongClocks: number, random: Random): Places {
  const companies = Math.max(2, Math.min(COMPANIES, Math.round(cylinders / 500)))
  const homes = Math.max(1, Math.round(cylinders / PER_HOME / (companies * OUTLETS * COURIERS)))
  const clock = () => (random.chance(wrongClocks) ? random.between(-2, 2) * HOUR : 0)
  const at = (from: number, to: number): readonly [number, number] => {
    const angle = random.between(0, 2 * Math.PI)
    const far = random.between(from, to) * KM
    return [MIDDLE[0] + Math.sin(angle) * far, MIDDLE[1] + (Math.cos(angle) * far) / 0.776]
  }
  const place = (kind: HolderKind, code: string, position: Place['position']): Place => ({
    ...{ kind, code, position, clock: clock() },
  })
  const many = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n + 1))
  const company = (code: string): Company => ({
    code,
    stations: many(random.pick(STATIONS), (n) => place('site', `${code}-S${n}`, at(15, 45))),
    vehicles: many(VEHICLES, (n) => place('vehicle', `${code}-V${n}`, null)),
    outlets: many(OUTLETS, (n) => outlet(`${code}-O${n}`)),
  })
  const outlet = (code: string): Outlet => {
    const position = at(0, 6)
    return { ...place('site', code, position), couriers: many(COURIERS, (n) => courier(`${code}-K${n}`)) }
  }
  const courier = (code: string): Courier => ({
    ...place('courier', code, null),
    homes: many(homes, (n) => home(`${code}-H${n}`)),
  })
  const home = (code: string): Home => ({
    ...place('premises', code, at(0, 4)),
    days: random.chance(CATERING) ? random.between(3, 8) : random.between(15, 50),
  })
  return {
    companies: many(companies, (n) => company(`C${n}`)),
    testStation: place('site', 'T1-S1', at(20, 25)),
    testCompany: 'T1',
  }
}
