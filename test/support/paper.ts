import type { InputOf } from '@app/contract'
import { type InspectionContent, newId } from '@app/domain'
import type { PaperVisitEntity } from '@app/persistence'
import { visit } from './visit'

export type PaperBody = InputOf<'POST /api/v1/paper-visits'>['body']

interface At {
  premises: { id: string; type: InspectionContent['premisesType'] }
  inspectorId: string
}

/** A sheet on which everything is in order; `over` changes the things, the answers follow. */
export function sheet(at: At, photoId: string, visitedOn: string, over: Partial<InspectionContent> = {}): PaperBody {
  const content = visit({ ...at, now: `${visitedOn}T04:00:00.000Z` }, photoId, over)
  const { kind, outcome, bottles, equipment, hasCylinderRoom, answers, outcomeReason, nextVisitOn, signing } = content
  return {
    id: newId(),
    premisesId: at.premises.id,
    inspectorId: at.inspectorId,
    visitedOn,
    sheetNo: 'XC-2026-0017',
    sheetPhotoIds: [photoId],
    inspectorSigned: true,
    kind,
    outcome,
    bottles,
    equipment,
    hasCylinderRoom,
    answers: answers.map((answer) => ({ ...answer, photoIds: [] })),
    outcomeReason,
    nextVisitOn,
    signing: signing && { ...signing, witness: null },
    note: null,
  }
}

/** A sheet that waits for the street, as its row. */
export function waitingSheet(
  at: { id: string; areaCode: string },
  inspectorId: string,
  enteredBy: string,
): PaperVisitEntity {
  const content = visit(
    { premises: { id: at.id, type: 'resident' }, inspectorId, now: '2026-05-20T04:00:00.000Z' },
    newId(),
  )
  return {
    id: newId(),
    premisesId: at.id,
    inspectorId,
    areaCode: at.areaCode,
    visitedOn: '2026-05-20',
    sheetNo: 'XC-2026-0001',
    sheetPhotoIds: newId(),
    inspectorSigned: true,
    kind: 'annual',
    outcome: 'completed',
    body: JSON.stringify(content),
    contentHash: '0'.repeat(64),
    status: 'waiting',
    enteredBy,
    enteredAt: '2026-06-01T02:00:00.000Z',
    decidedBy: null,
    decidedAt: null,
    decisionId: null,
    version: 1,
  }
}
