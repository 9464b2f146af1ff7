import type { BottleCount, InspectionContent, ThingRef } from '../inspection/inspection'
import type { CalendarDate } from '../time/calendar'
import type { Stay } from './occupancy'
import { OCCUPANCY_ROLE_LABEL, type OccupancyRole } from './premises'

export interface MergingStay extends Stay {
  id: string
  partyId: string
  role: OccupancyRole
  nameIndex: string
  phoneIndex: string | null
}

/** What becomes of the stays of an entry that is merged into another. */
export interface StayPlan {
  /** They go on at the entry that stays. */
  move: string[]
  /** Entered at both: the one that stays begins at the earlier day, the other ends. */
  fold: { keptId: string; foldedId: string; fromOn: CalendarDate }[]
  /** Rows of one and the same person. */
  people: { fromId: string; intoId: string }[]
  /** Two people in one role at the same time: nobody can tell from here who is right. */
  conflicts: OccupancyRole[]
}

/** By the same row, or by the same name where no telephone speaks against it. */
const isSamePerson = (a: MergingStay, b: MergingStay): boolean =>
  a.partyId === b.partyId ||
  (a.nameIndex === b.nameIndex && (a.phoneIndex === b.phoneIndex || a.phoneIndex === null || b.phoneIndex === null))

export function planStays(kept: readonly MergingStay[], merged: readonly MergingStay[]): StayPlan {
  const plan: StayPlan = { move: [], fold: [], people: [], conflicts: [] }
  const lasting = kept.filter(({ toOn }) => toOn === null)
  for (const stay of merged) {
    const twin = stay.toOn === null ? lasting.find(({ role }) => role === stay.role) : undefined
    if (!twin) plan.move.push(stay.id)
    else if (isSamePerson(twin, stay)) addFold(plan, twin, stay)
    else plan.conflicts.push(stay.role)
  }
  return plan
}

function addFold(plan: StayPlan, twin: MergingStay, stay: MergingStay): void {
  const [fromOn = twin.fromOn] = [stay.fromOn, twin.fromOn].sort()
  plan.fold.push({ keptId: twin.id, foldedId: stay.id, fromOn })
  if (twin.partyId !== stay.partyId) plan.people.push({ fromId: stay.partyId, intoId: twin.partyId })
}

export const conflictWords = (role: OccupancyRole): string =>
  `两处各有一位现任${OCCUPANCY_ROLE_LABEL[role]}，姓名或电话不同：请先更正其中一处，或登记其搬离`

/**
 * A visit that was signed for an entry, or lists a bottle, that has been merged since: what it says is true of the one
 * that stays. What was signed is not touched; this is where its consequences land.
 */
export function landedVisit(
  content: InspectionContent,
  premisesId: string,
  survivors: ReadonlyMap<string, string>,
): InspectionContent {
  if (content.premisesId === premisesId && survivors.size === 0) return content
  const bottleId = (id: string): string => survivors.get(id) ?? id
  const thing = (ref: ThingRef): ThingRef => {
    if (ref.kind === 'place') return { ...ref, id: premisesId }
    return ref.kind === 'cylinder' ? { ...ref, id: bottleId(ref.id) } : ref
  }
  const bottles = content.bottles.map((b) => ({
    ...b,
    cylinderId: bottleId(b.cylinderId),
    registered: b.registered || survivors.has(b.cylinderId),
  }))
  return {
    ...content,
    premisesId,
    // One bottle listed under both of its cards was counted once.
    bottles: once([...bottles].sort(presentFirst), (b) => b.cylinderId),
    answers: content.answers.map((answer) => ({ ...answer, thing: thing(answer.thing) })),
    findings: once(
      content.findings.map((finding) => ({ ...finding, thing: thing(finding.thing) })),
      (finding) => `${finding.item}:${finding.thing.id}`,
    ),
  }
}

const presentFirst = (a: BottleCount, b: BottleCount): number =>
  Number(b.presence === 'present') - Number(a.presence === 'present')

function once<T>(rows: readonly T[], key: (row: T) => string): T[] {
  const seen = new Set<string>()
  return rows.filter((row) => {
    const isNew = !seen.has(key(row))
    seen.add(key(row))
    return isNew
  })
}
