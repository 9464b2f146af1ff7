import { type CylinderEvent, type CylinderEventBody, canonicalJson, EVENT_FACT, type FactSubject } from '@app/domain'
import { type PreparedFact, seal } from '@app/persistence'
import { sha256Hex } from '@app/platform'

/** The fact of a message: the same sender and the same event id give the same id (UUID version 8), wherever it arrives. */
export function eventFactId(companyId: string, eventId: string): string {
  const hex = sha256Hex(`${companyId}\n${eventId}`)
  const variant = '89ab'[Number.parseInt(hex[16] ?? '0', 16) % 4]
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}

/** What was sent is the same although a code may mean another cylinder by now. */
export function isSameMessage(body: string, event: CylinderEvent): boolean {
  return canonicalJson((JSON.parse(body) as CylinderEventBody).event) === canonicalJson(event)
}

export function eventFact(
  id: string,
  body: CylinderEventBody,
  { actorId, areaCode }: { actorId: string | null; areaCode: string | null },
): PreparedFact {
  const { event, cylinderId, companyId, from, to } = body
  const { canonical, hash } = seal(body)
  const homes = [from, to].flatMap((holder): FactSubject[] =>
    holder?.kind === 'premises' ? [{ kind: 'premises', id: holder.id }] : [],
  )
  return {
    ...{ id, kind: EVENT_FACT[event.kind], actorId, occurredAt: event.occurredAt, areaCode, body: canonical, hash },
    subjects: [{ kind: 'cylinder', id: cylinderId }, { kind: 'reporter', id: companyId }, ...homes],
  }
}
