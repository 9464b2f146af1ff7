import { addMonths, type CalendarDate, type CylinderDates } from '@app/domain'
import { monthsAgo } from './demo-clock'
import type { Random } from './random'

/** How a cylinder stands today. */
export type Standing = 'fine' | 'due_this_month' | 'due_next_month' | 'overdue' | 'past_life'

type Dates = Omit<CylinderDates, 'model'>

/** One test after 45 months, or a second after 93 that extends the life to twelve years. */
function tested(madeOn: CalendarDate, afterMonths: number): Dates {
  const lastTestOn = addMonths(madeOn, afterMonths)
  return { madeOn, lastTestOn, nextTestOn: addMonths(lastTestOn, 48), designLifeYears: 8 }
}

const untested = (madeOn: CalendarDate): Dates => ({
  madeOn,
  lastTestOn: null,
  nextTestOn: addMonths(madeOn, 48),
  designLifeYears: 8,
})

function fine(random: Random, today: CalendarDate): Dates {
  const kind = random.weighted([45, 45, 10])
  if (kind === 0) return untested(monthsAgo(today, random.int(2, 44)))
  if (kind === 1) return tested(monthsAgo(today, random.int(47, 89)), 45)
  return tested(monthsAgo(today, random.int(97, 130)), 93)
}

export function cylinderDates(random: Random, today: CalendarDate, standing: Standing): Dates {
  switch (standing) {
    case 'fine':
      return fine(random, today)
    case 'due_this_month':
      return untested(monthsAgo(today, 48))
    case 'due_next_month':
      return untested(monthsAgo(today, 47))
    case 'overdue':
      return untested(monthsAgo(today, 48 + random.int(1, 8)))
    case 'past_life':
      // Its last test came too early to extend the eight years, and is still valid: only the age is wrong.
      return tested(monthsAgo(today, random.int(97, 101)), 83)
  }
}
