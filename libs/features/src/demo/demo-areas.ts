import type { AreaEntry } from '../register/entries'
import { COMMUNITIES, DISTRICT, INSPECTORS, STREET_CENTRES, STREETS } from './demo-size'

export interface DemoAreas {
  entries: AreaEntry[]
  communities: { code: string; number: number }[]
  /** One grid an inspector. */
  grids: { code: string; communityNumber: number }[]
}

const digits = (value: number, width: number): string => String(value).padStart(width, '0')

/** `total` shared out over `parts` as evenly as whole numbers allow. */
const share = (total: number, parts: number, index: number): number =>
  Math.floor(total / parts) + (index < total % parts ? 1 : 0)

export function demoAreas(): DemoAreas {
  const entries: AreaEntry[] = [{ ...DISTRICT, kind: 'district', parentCode: null }]
  const communities: DemoAreas['communities'] = []
  const grids: DemoAreas['grids'] = []
  STREETS.forEach(([code, name], index) => {
    const [latE5, lonE5] = STREET_CENTRES[code] ?? []
    entries.push({ code, kind: 'street', name, parentCode: DISTRICT.code, latE5, lonE5 })
    for (let n = 1; n <= share(COMMUNITIES, STREETS.length, index); n++) {
      communities.push({ code: `${code}${digits(n, 3)}`, number: communities.length + 1 })
    }
  })
  communities.forEach(({ code, number }, index) => {
    const name = `示范社区${digits(number, 3)}`
    entries.push({ code, kind: 'community', name, parentCode: code.slice(0, 9) })
    for (let n = 1; n <= share(INSPECTORS, COMMUNITIES, index); n++) {
      const grid = `${code}${digits(n, 2)}`
      entries.push({ code: grid, kind: 'grid', name: `${name}第${digits(n, 2)}网格`, parentCode: code })
      grids.push({ code: grid, communityNumber: number })
    }
  })
  return { entries, communities, grids }
}
