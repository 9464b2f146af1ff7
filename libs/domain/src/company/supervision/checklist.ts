import type { CompanyRole } from '../company'
import { SUPERVISION_2026_1 } from './2026-1'
import type { SupervisionChecklist, SupervisionItem } from './item'

/** Every published version, oldest first: what was begun under a replaced version is still accepted. */
export const SUPERVISION_CHECKLISTS: readonly SupervisionChecklist[] = [SUPERVISION_2026_1]

export const currentSupervision = (): SupervisionChecklist =>
  SUPERVISION_CHECKLISTS[SUPERVISION_CHECKLISTS.length - 1] as SupervisionChecklist

export const supervisionByVersion = (version: string): SupervisionChecklist | undefined =>
  SUPERVISION_CHECKLISTS.find((checklist) => checklist.version === version)

/** What is asked of a company that does these things. */
export const supervisionItems = (checklist: SupervisionChecklist, roles: readonly CompanyRole[]): SupervisionItem[] =>
  checklist.items.filter((item) => item.roles.some((role) => roles.includes(role)))
