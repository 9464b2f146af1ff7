import { SUPERVISION_CHECKLISTS } from '../company/supervision/checklist'
import type { Checklist } from './checklist'
import { CHECKLISTS, measureLabel } from './checklists'

/** Every list whose wording a record may rest on: of households and of companies. */
export const PUBLISHED_CHECKLISTS: readonly Checklist[] = [...SUPERVISION_CHECKLISTS, ...CHECKLISTS]

export const publishedChecklist = (version: string): Checklist | undefined =>
  PUBLISHED_CHECKLISTS.find((checklist) => checklist.version === version)

/** The newest that knows it: versions and kinds of list do not use a code twice for different things. */
export const newestPublished = <T>(look: (checklist: Checklist) => T): T | undefined =>
  [...PUBLISHED_CHECKLISTS].reverse().map(look).find(Boolean)

export const publishedMeasure = (code: string): string =>
  newestPublished((checklist) => measureLabel(checklist, code)) ?? ''
