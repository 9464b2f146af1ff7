import { CHECKLISTS, findItem, findReason } from '../checklist/checklists'

/** The wording of the reason that was chosen; the item's text when no version knows the reason. */
export function hazardTitle(itemCode: string, reasonCode: string): string {
  const items = CHECKLISTS.map((checklist) => findItem(checklist, itemCode)).filter((item) => item !== undefined)
  for (const item of [...items].reverse()) {
    const reason = findReason(item, reasonCode)
    if (reason) return reason.wording
  }
  return items[items.length - 1]?.text ?? itemCode
}
