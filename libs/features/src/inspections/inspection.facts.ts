import type { CylinderCountedBody, CylinderDiscoveredBody, FactKind, FactSubject, InspectionContent } from '@app/domain'
import { type PreparedFact, prepareFact, type SealedBody } from '@app/persistence'

/** The facts of one visit, canonical and hashed before the unit begins. The first one is the signed content itself. */
export function visitFacts(
  content: InspectionContent,
  sealed: SealedBody,
  areaCode: string,
  counted: readonly CylinderCountedBody[],
  discovered: readonly CylinderDiscoveredBody[],
  signedAs: FactKind = 'inspection.submitted',
): { inspection: PreparedFact; bottles: PreparedFact[] } {
  const { id, premisesId, inspectorId: actorId, finishedAt: occurredAt, bottles } = content
  const fact = (kind: FactKind, body: unknown, subjects: FactSubject[], known?: SealedBody): PreparedFact =>
    prepareFact({ kind, actorId, occurredAt, areaCode, body, subjects }, known)
  const place: FactSubject = { kind: 'premises', id: premisesId }
  const bottle = (cylinderId: string): FactSubject[] => [{ kind: 'cylinder', id: cylinderId }, place]
  return {
    inspection: fact(
      signedAs,
      content,
      [{ kind: 'inspection', id }, place, ...bottles.map((b): FactSubject => ({ kind: 'cylinder', id: b.cylinderId }))],
      sealed,
    ),
    bottles: [
      ...discovered.map((body) => fact('cylinder.discovered', body, bottle(body.cylinderId))),
      ...counted.map((body) => fact('cylinder.counted', body, bottle(body.cylinderId))),
    ],
  }
}
