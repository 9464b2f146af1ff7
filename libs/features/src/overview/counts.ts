import { addDays, CATEGORY_LABEL, type CalendarDate, type Category, dateInShanghai } from '@app/domain'
import type { CylinderGroup, HazardGroup, HourCount, PremisesGroup } from '@app/persistence'

/** Adds up the groups that pass. */
export function total<T extends { n: number }>(
  groups: readonly T[],
  which: (group: T) => boolean = () => true,
): number {
  return groups.reduce((count, group) => (which(group) ? count + group.n : count), 0)
}

export function premisesCounts(groups: readonly PremisesGroup[]) {
  const of = (status: PremisesGroup['status']) => total(groups, (g) => g.status === status)
  const typed = (type: PremisesGroup['type']) => total(groups, (g) => g.status === 'in_use' && g.type === type)
  return {
    in_use: of('in_use'),
    suspended: of('suspended'),
    vacant: of('vacant'),
    retired: of('retired'),
    not_found: of('not_found'),
    byType: { resident: typed('resident'), catering: typed('catering'), other: typed('other') },
  }
}

export function cylinderCounts(groups: readonly CylinderGroup[]) {
  const kept = groups.filter(({ status }) => status !== 'scrapped')
  const used = (use: CylinderGroup['bottleUse']) => total(kept, (g) => g.presence === 'present' && g.bottleUse === use)
  return {
    in_use: used('in_use'),
    spare: used('spare'),
    empty: used('empty'),
    missing: total(kept, (g) => g.presence === 'missing'),
    unregistered: total(kept, (g) => g.status === 'unregistered'),
    total: total(kept),
  }
}

/** 应查 is every premises in use; of those not yet visited this year, how the last attempt ended. */
export function visitCounts(groups: readonly PremisesGroup[], todayDone: number) {
  const inUse = groups.filter(({ status }) => status === 'in_use')
  const waiting = (outcome: PremisesGroup['lastOutcome']) =>
    inUse.filter((g) => g.lastOutcome === outcome).reduce((count, g) => count + g.n - g.visited, 0)
  return {
    due: total(inUse),
    done: inUse.reduce((count, g) => count + g.visited, 0),
    not_home: waiting('not_home'),
    refused: waiting('refused'),
    rescheduled: waiting('rescheduled'),
    todayDone,
  }
}

const isOpen = ({ status }: HazardGroup): boolean => status !== 'closed'

export function actNow(hazards: readonly HazardGroup[]) {
  return {
    gradeAUncontrolled: total(hazards, (g) => g.grade === 'A' && g.status === 'open'),
    overdue: hazards.reduce((count, g) => count + g.late, 0),
    toDispatch: total(hazards, (g) => g.status === 'open'),
    toRecheck: total(hazards, (g) => g.status === 'rectified'),
    leaks: total(hazards, (g) => isOpen(g) && Boolean(g.emergency)),
  }
}

/** 发现→已管控→已整改→已复查→办结, of those found this year. No hazard is recorded without its interim measure. */
export function hazardFlow(groups: readonly HazardGroup[]) {
  const recent = groups.map((g) => ({ ...g, n: g.recent }))
  const found = total(recent)
  return {
    found,
    controlled: found,
    rectified: total(recent, (g) => g.status === 'rectified' || g.status === 'closed'),
    rechecked: total(recent, (g) => g.status === 'closed' && Boolean(g.rechecked)),
    closed: total(recent, (g) => g.status === 'closed'),
  }
}

export function problems(groups: readonly HazardGroup[]) {
  const categories = Object.keys(CATEGORY_LABEL) as Category[]
  return categories.map((category) => ({
    category,
    label: CATEGORY_LABEL[category],
    open: total(groups, (g) => isOpen(g) && g.category === category),
  }))
}

export const TREND_DAYS = 30

export function trend(hours: readonly HourCount[], today: CalendarDate) {
  const days = new Map<CalendarDate, { date: CalendarDate; visits: number; hazards: number; closed: number }>()
  for (let back = TREND_DAYS - 1; back >= 0; back--) {
    const date = addDays(today, -back)
    days.set(date, { date, visits: 0, hazards: 0, closed: 0 })
  }
  for (const { what, hour, n } of hours) {
    const day = days.get(dateInShanghai(`${hour}:00:00.000Z`))
    if (day) day[what] += n
  }
  return [...days.values()]
}
