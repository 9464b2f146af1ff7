import { addMonths, addYears, type CalendarDate, endOfMonth } from '../time/calendar'
import type { CylinderDates, CylinderValidity } from './cylinder'
import { findModel } from './models'

const DEFAULT_INTERVAL_MONTHS = 48
/** GB 5842-2006 took effect: design life 8 years. Older cylinders had at most 15, all of them over since 2022. */
const GB_5842_2006: CalendarDate = '2007-02-01'
/** GB 5842-2023 took effect: the design life is stamped. */
const GB_5842_2023: CalendarDate = '2023-12-01'
const DESIGN_LIFE_YEARS = 8
const LONGEST_LIFE_YEARS = 12
const OLD_LIFE_YEARS = 15
/** A test passed this close to the end of the design life (or later) is taken as the one that extends it by 4 years. */
const EXTENDING_TEST_MONTHS = 12

/** Until when a cylinder may be used. Stamps carry year and month, so every date runs to the end of its month. */
export function cylinderValidity(dates: CylinderDates): CylinderValidity {
  return { ...testValidity(dates), ...lifeValidity(dates) }
}

function testValidity(dates: CylinderDates): Pick<CylinderValidity, 'testValidUntil' | 'testDerived'> {
  if (dates.nextTestOn) return { testValidUntil: endOfMonth(dates.nextTestOn), testDerived: false }
  const from = dates.lastTestOn ?? dates.madeOn
  if (!from) return { testValidUntil: null, testDerived: false }
  return { testValidUntil: endOfMonth(addMonths(from, intervalOf(dates))), testDerived: true }
}

function lifeValidity(dates: CylinderDates): Pick<CylinderValidity, 'lifeUntil' | 'scrapOn'> {
  const { madeOn } = dates
  if (!madeOn) return { lifeUntil: null, scrapOn: null }
  if (madeOn < GB_5842_2006) {
    const end = monthEndAfterYears(madeOn, OLD_LIFE_YEARS)
    return { lifeUntil: end, scrapOn: end }
  }
  return madeOn < GB_5842_2023 ? lifeOf2006(dates, madeOn) : lifeOf2023(dates, madeOn)
}

function lifeOf2006(dates: CylinderDates, madeOn: CalendarDate): { lifeUntil: CalendarDate; scrapOn: CalendarDate } {
  const scrapOn = monthEndAfterYears(madeOn, LONGEST_LIFE_YEARS)
  const lifeUntil = isExtended(dates, madeOn) ? scrapOn : monthEndAfterYears(madeOn, DESIGN_LIFE_YEARS)
  return { lifeUntil, scrapOn }
}

function lifeOf2023(dates: CylinderDates, madeOn: CalendarDate): { lifeUntil: CalendarDate; scrapOn: CalendarDate } {
  const stamped = dates.designLifeYears ?? DESIGN_LIFE_YEARS
  return {
    lifeUntil: monthEndAfterYears(madeOn, stamped),
    scrapOn: monthEndAfterYears(madeOn, Math.max(stamped, LONGEST_LIFE_YEARS)),
  }
}

function isExtended(dates: CylinderDates, madeOn: CalendarDate): boolean {
  const lastTest = dates.lastTestOn ?? (dates.nextTestOn ? addMonths(dates.nextTestOn, -intervalOf(dates)) : null)
  return lastTest !== null && lastTest >= addMonths(madeOn, DESIGN_LIFE_YEARS * 12 - EXTENDING_TEST_MONTHS)
}

const monthEndAfterYears = (date: CalendarDate, years: number): CalendarDate => endOfMonth(addYears(date, years))

const intervalOf = (dates: CylinderDates): number =>
  findModel(dates.model)?.testIntervalMonths ?? DEFAULT_INTERVAL_MONTHS
