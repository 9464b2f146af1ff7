import { findItem, findReason } from '../checklist/checklists'
import { newestPublished, PUBLISHED_CHECKLISTS } from '../checklist/published'

/** The wording of the reason that was chosen; the item's text when no version knows the reason. */
export function hazardTitle(itemCode: string, reasonCode: string): string {
  const items = PUBLISHED_CHECKLISTS.map((checklist) => findItem(checklist, itemCode)).filter(
    (item) => item !== undefined,
  )
  for (const item of [...items].reverse()) {
    const reason = findReason(item, reasonCode)
    if (reason) return reason.wording
  }
  return items[items.length - 1]?.text ?? itemCode
}

/** 重大隐患: only what a company's list calls so. */
export const isMajor = (itemCode: string, reasonCode: string): boolean =>
  newestPublished((checklist) => {
    const item = findItem(checklist, itemCode)
    return item && findReason(item, reasonCode)
  })?.major ?? false
