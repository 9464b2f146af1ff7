import { addDays, type CalendarDate, dateInShanghai, type Instant } from '@app/domain'
import type { CylinderEntry } from '../register/entries'
import { plannedVisits } from './demo-calendar'
import type { DemoDistrict } from './demo-district'
import { type DatedFact, type HazardStory, type MadeHazard, makeHazards } from './demo-hazards'
import { staffDirectory } from './demo-staff'
import { type MadeVisit, makeVisit } from './demo-visit'
import { Random } from './random'

/** Everything that became known on one day. */
export interface DemoDay {
  day: CalendarDate
  visits: MadeVisit[]
  hazards: MadeHazard[]
  /** Later steps of hazards found on earlier days. */
  steps: DatedFact[]
  pictures: MadeHazard['pictures']
  /** Cylinders delivered and registered since. */
  cylinders: CylinderEntry[]
}

/** The year behind the demonstration's today, day by day, oldest first. */
export function demoHistory(district: DemoDistrict, seed: number): DemoDay[] {
  const random = new Random(seed + 2)
  const staff = staffDirectory(district.entries.accounts ?? [])
  const days = new Calendar()
  for (const place of district.places) {
    const open = new Map<string, HazardStory>()
    for (const plan of plannedVisits(place, district.today, random)) {
      const visit = makeVisit(plan, random)
      const day = days.of(visit.submission.content.finishedAt)
      day.visits.push(visit)
      const { found, confirmed } = makeHazards(visit, { today: district.today, random, staff }, open)
      for (const hazard of found) days.addHazard(day, hazard)
      day.steps.push(...confirmed)
    }
  }
  for (const cylinder of district.laterCylinders) days.of(cylinder.createdAt).cylinders.push(cylinder)
  return days.before(addDays(district.today, 1))
}

class Calendar {
  private readonly days = new Map<CalendarDate, DemoDay>()

  of(at: Instant): DemoDay {
    const day = dateInShanghai(at)
    const known = this.days.get(day)
    if (known) return known
    const made: DemoDay = { day, visits: [], hazards: [], steps: [], pictures: [], cylinders: [] }
    this.days.set(day, made)
    return made
  }

  addHazard(day: DemoDay, hazard: MadeHazard): void {
    day.hazards.push(hazard)
    for (const step of hazard.facts.slice(1)) this.of(step.at).steps.push(step)
    for (const picture of hazard.pictures) this.of(picture.at).pictures.push(picture)
  }

  before(end: CalendarDate): DemoDay[] {
    return [...this.days.values()].filter(({ day }) => day < end).sort((a, b) => (a.day < b.day ? -1 : 1))
  }
}
