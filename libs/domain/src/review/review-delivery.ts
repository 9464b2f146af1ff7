import { dateInShanghai } from '../time/calendar'
import { condition } from './condition'
import type { Condition, DeliveryFinding, DeliveryFindings, PremisesSnapshot } from './review'

/**
 * 随瓶安检 found something: a courier's word is no signed inspection, so it makes no hazard. Somebody of the street is to
 * look; a visit completed since then says it better.
 */
export function deliveryConditions(snapshot: PremisesSnapshot): Condition[] {
  const { lastCompletedOn } = snapshot
  const open = (snapshot.deliveryFindings ?? []).filter(({ on }) => lastCompletedOn === null || on > lastCompletedOn)
  const [latest] = [...open].sort((a, b) => (a.on < b.on ? 1 : -1))
  if (!latest) return []
  const { item, reason } = latest.findings[0] as DeliveryFinding
  const subject = { kind: 'premises' as const, id: snapshot.id, hazards: [] }
  return [condition('DELIVERY_FOUND', subject, null, { on: latest.on, item, reason, count: latest.findings.length })]
}

export const deliveryFindings = (checkedAt: string, findings: string): DeliveryFindings => ({
  on: dateInShanghai(checkedAt),
  findings: JSON.parse(findings) as DeliveryFinding[],
})
