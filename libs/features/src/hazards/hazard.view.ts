import {
  allowedHazardActions,
  CATEGORY_LABEL,
  type CalendarDate,
  findItem,
  findReason,
  HAZARD_STATUS_LABEL,
  type HazardAction,
  hazardTitle,
  isMajor,
  measureLabel,
  newestPublished,
  type Role,
} from '@app/domain'
import { areaNameOf, type HazardEntity, type HazardListRow } from '@app/persistence'
import type { Caller } from '../core/caller'
import { hazardState } from './hazard-rows'

export interface HazardNames {
  assignee: string | null
}

export function hazardView(row: HazardListRow, { assignee }: HazardNames, today: CalendarDate) {
  const { id, number, item, grade, status, premisesId, companyId, premisesLabel, areaCode, foundAt, deadlineOn } = row
  return {
    id,
    number,
    item,
    title: hazardTitle(item, row.reason),
    category: CATEGORY_LABEL[row.category] ?? row.category,
    grade,
    status,
    statusLabel: HAZARD_STATUS_LABEL[status],
    measure: newestPublished((checklist) => measureLabel(checklist, row.measure)) ?? row.measure,
    premisesId,
    companyId,
    premisesLabel,
    areaCode,
    areaName: areaNameOf(row),
    foundAt,
    deadlineOn,
    overdue: status !== 'closed' && deadlineOn !== null && deadlineOn < today,
    assignee,
    emergency: Boolean(row.emergency),
    structural: Boolean(row.structural),
    major: isMajor(item, row.reason),
  }
}

/** What ends it and on what it rests, in the words of the newest checklist that knows the reason. */
export function hazardBasis({ item, reason }: HazardEntity) {
  const found = newestPublished((checklist) => {
    const known = findItem(checklist, item)
    return known && { item: known, reason: findReason(known, reason) }
  })
  return {
    remedy: found?.reason?.remedy ?? '',
    basis: found?.item.basis ?? '',
    unverified: found?.item.unverified ?? false,
  }
}

const HANDLER: readonly HazardAction[] = ['dispatch', 'rectify', 'recheck', 'return']
const BY_ROLE: Partial<Record<Role, readonly HazardAction[]>> = {
  inspector: ['rectify', 'recheck'],
  community: HANDLER,
  street: HANDLER,
  office: HANDLER,
  duty: ['dispatch'],
  microgrid: ['rectify'],
  company: ['rectify'],
  urban: ['recheck'],
  market: ['recheck'],
}

export const hazardActions = (row: HazardEntity, { accountId, role }: Caller): HazardAction[] =>
  allowedHazardActions(hazardState(row), accountId).filter((action) => BY_ROLE[role]?.includes(action))
