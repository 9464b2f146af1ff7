import { addDays, type CalendarDate, cylinderValidity, daysBetween, PREMISES_REVIEW_RULES } from '@app/domain'
import type { DemoPlace } from './demo-place'
import type { Part } from './demo-story'
import type { PlannedVisit } from './demo-visit'
import type { Random } from './random'

type Step = Omit<PlannedVisit, 'place' | 'day'> & { daysAgo: number }

const completed = (daysAgo: number, over: Partial<Step> = {}): Step => ({ daysAgo, outcome: 'completed', ...over })
const notHome = (daysAgo: number): Step => ({ daysAgo, outcome: 'not_home', outcomeReason: 'no_answer' })

/** What happened to each part of the story, told in days before today. */
const STEPS: Record<Part, (today: CalendarDate) => Step[]> = {
  clean: () => [completed(40)],
  due_soon: () => [completed(361)],
  overdue: () => [completed(330)],
  past_life: () => [completed(200)],
  over_limit: () => [completed(75)],
  not_home_twice: () => [completed(368), notHome(9), notHome(4)],
  refused: () => [completed(370), { daysAgo: 6, outcome: 'refused', outcomeReason: 'not_convenient' }],
  unregistered: () => [completed(88), completed(3, { discovers: true })],
  closed_shop: (today) => [
    completed(100),
    { daysAgo: 20, outcome: 'closed', outcomeReason: 'renovation', nextVisitOn: today },
  ],
  grade_a_overdue: () => [completed(96), completed(6, { faults: ['F03-medium_pressure'] })],
  to_recheck: () => [completed(8, { faults: ['H01-rubber'] })],
  visit_today: () => [completed(364)],
  appointment_today: (today) => [
    completed(350),
    { daysAgo: 5, outcome: 'rescheduled', outcomeReason: 'at_work', nextVisitOn: today },
  ],
}

const COMMON_FAULTS = [
  'H06-loose',
  'H06-no_clamp',
  'H03-too_long',
  'H01-rubber',
  'H04-joint',
  'E04-closed_cabinet',
  'E05-combustibles',
  'F04-ring',
  'Z01-not_working',
  'Q02-no_contract',
  'B02-off',
]
const KITCHEN_FAULTS = [
  ...COMMON_FAULTS,
  'E06-under_table',
  'E08-blocked',
  'M01-no_record',
  'M01-no_card',
  'F05-not_linked',
]
const FIXABLE = ['H06-loose', 'H06-no_clamp', 'E05-combustibles', 'B02-off']

export function plannedVisits(place: DemoPlace, today: CalendarDate, random: Random): PlannedVisit[] {
  const steps = place.part ? STEPS[place.part](today) : ordinarySteps(place, today, random)
  return steps.map(({ daysAgo, ...step }) => ({ ...step, place, day: addDays(today, -daysAgo) }))
}

function ordinarySteps(place: DemoPlace, today: CalendarDate, random: Random): Step[] {
  const intervalDays = PREMISES_REVIEW_RULES.visitEveryMonths[place.premises.type] * 30
  const last = lastVisit(place, today, intervalDays, random)
  const earlier = place.premises.type === 'resident' ? [] : earlierVisits(last, intervalDays, random)
  const steps = [...earlier, completed(last, fault(place, random))]
  const attempts = random.weighted([93, 3, 1.5, 1.5, 1])
  if (last < 25) return steps
  if (attempts === 1) return [...steps, notHome(random.int(3, 20))]
  if (attempts === 2) return [...steps, notHome(random.int(12, 20)), notHome(random.int(2, 9))]
  if (attempts === 3) return [...steps, { daysAgo: random.int(2, 20), outcome: 'refused', outcomeReason: 'distrust' }]
  if (attempts === 4) return [...steps, rescheduled(today, random)]
  return steps
}

function rescheduled(today: CalendarDate, random: Random): Step {
  const nextVisitOn = addDays(today, random.int(0, 9))
  return { daysAgo: random.int(1, 8), outcome: 'rescheduled', outcomeReason: 'asked_by_household', nextVisitOn }
}

/** One place in thirty is late. Bottles that are overdue today were still in order at the visit, where time allows. */
function lastVisit(place: DemoPlace, today: CalendarDate, intervalDays: number, random: Random): number {
  if (random.chance(0.033)) return intervalDays + random.int(3, 25)
  const latest = intervalDays - 12
  const expired = place.cylinders.flatMap((cylinder) => {
    const { testValidUntil, lifeUntil } = cylinderValidity(cylinder)
    return [testValidUntil, lifeUntil].filter((until): until is string => until !== null && until < today)
  })
  const since = Math.max(2, ...expired.map((until) => daysBetween(until, today)))
  return since < latest ? random.int(since, latest) : random.int(2, latest)
}

/** The round before the last one. */
function earlierVisits(last: number, intervalDays: number, random: Random): Step[] {
  const daysAgo = last + intervalDays - random.int(5, 15)
  return daysAgo < 380 ? [completed(daysAgo)] : []
}

function fault({ premises }: DemoPlace, random: Random): Partial<Step> {
  if (!random.chance(premises.type === 'resident' ? 0.13 : 0.3)) return {}
  const reason = random.pick(premises.type === 'catering' ? KITCHEN_FAULTS : COMMON_FAULTS)
  return { faults: [reason], fixed: FIXABLE.includes(reason) && random.chance(0.6) ? [reason] : [] }
}
