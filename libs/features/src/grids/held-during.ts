import type { CalendarDate } from '@app/domain'

interface Days {
  fromOn: CalendarDate
  toOn: CalendarDate | null
}

const GRID_DIGITS = 14

/** Inspectors hold grids; of a micro-grid, the one around it. */
export const gridOf = (areaCode: string): string => areaCode.slice(0, GRID_DIGITS)

const later = (a: CalendarDate, b: CalendarDate) => [a, b].sort()[1] as CalendarDate
const earlier = (a: CalendarDate | null, b: CalendarDate | null) => (a === null || (b !== null && b < a) ? b : a)

/** Who held the grid while the place lay in it, each for those days, the newest first. */
export function heldDuring<H extends Days & { gridCode: string }>(
  stay: Days & { areaCode: string },
  holders: readonly H[],
): H[] {
  return holders
    .filter(({ gridCode }) => gridCode === gridOf(stay.areaCode))
    .map((held) => ({
      ...held,
      fromOn: later(held.fromOn, stay.fromOn),
      toOn: earlier(held.toOn, stay.toOn),
    }))
    .filter(({ fromOn, toOn }) => toOn === null || fromOn <= toOn)
    .sort((a, b) => (a.fromOn < b.fromOn ? 1 : -1))
}
