import type { PremisesType } from '../premises/premises'
import type { CalendarDate } from '../time/calendar'
import type { Checklist, ChecklistItem, FailReason } from './checklist'
import { CHECKLIST_2026_1 } from './checklist-2026-1'

/** Every published version, oldest first: a visit made offline under a replaced version is still accepted. */
export const CHECKLISTS: readonly Checklist[] = [CHECKLIST_2026_1]

export function currentChecklist(): Checklist {
  return CHECKLISTS[CHECKLISTS.length - 1] as Checklist
}

/** The newest version that was in force on that day. */
export function checklistOn(on: CalendarDate): Checklist | undefined {
  return [...CHECKLISTS].reverse().find(({ effectiveOn }) => effectiveOn <= on)
}

export function checklistByVersion(version: string): Checklist | undefined {
  return CHECKLISTS.find((checklist) => checklist.version === version)
}

export function findItem(checklist: Checklist, code: string): ChecklistItem | undefined {
  return checklist.items.find((item) => item.code === code)
}

export function findReason(item: ChecklistItem, code: string | null): FailReason | undefined {
  return item.reasons.find((reason) => reason.code === code)
}

export function measureLabel(checklist: Checklist, code: string): string {
  return checklist.measures.find((measure) => measure.code === code)?.label ?? ''
}

/** The reasons an inspector may choose from at this type of premises. */
export function reasonsFor(item: ChecklistItem, type: PremisesType): readonly FailReason[] {
  return item.reasons.filter(({ appliesTo }) => appliesTo === undefined || appliesTo.includes(type))
}
