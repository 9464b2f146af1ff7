import { addDays, type PaperEnteredBody, type PaperEntry, paperContent, validatePaper } from '@app/domain'
import { FileEntity, PaperVisitEntity, prepareFact, seal } from '@app/persistence'
import type { DemoDistrict } from './demo-district'
import { pictureRow, type StoredPictures } from './demo-pictures'
import { makeVisit } from './demo-visit'
import { Random } from './random'
import type { SeedPorts } from './seed-ports'

const VISITED_DAYS_AGO = 6

/** 补录待审: a visit that was made on paper, typed in by the community, waits for the street. */
export async function writePaper(ports: SeedPorts, pictures: StoredPictures, district: DemoDistrict, seed: number) {
  const place = district.places.find(({ part }) => part === 'due_soon')
  const clerk = district.printed.find(({ role }) => role === 'community')
  if (!place || !clerk) return
  const random = new Random(seed + 11)
  const at = ports.clock.now()
  const visitedOn = addDays(district.today, -VISITED_DAYS_AGO)
  const [id, photoId] = [random.id(at), random.id(at)]
  const seen = makeVisit({ place, day: visitedOn, outcome: 'completed' }, random).submission.content
  const answers = seen.answers.map((answer) => ({ ...answer, photoIds: [], fixed: null }))
  const entry: PaperEntry = { ...seen, id, answers, photoIds: [photoId], visitedOn, inspectorSigned: true }
  const problems = validatePaper(entry, district.today)
  if (problems.length > 0) throw new Error(`demonstration sheet is not valid: ${JSON.stringify(problems)}`)
  const row = rowOf(entry, place.premises.areaCode, { enteredBy: clerk.accountId, enteredAt: at })
  const { premisesId, inspectorId, sheetNo, contentHash, areaCode } = row
  const body: PaperEnteredBody = {
    ...{ inspectionId: id, premisesId, inspectorId, visitedOn, sheetNo, contentHash },
    photoIds: [photoId],
  }
  const fact = prepareFact({
    kind: 'paper.entered',
    ...{ actorId: clerk.accountId, occurredAt: at, areaCode, body },
    subjects: [
      { kind: 'inspection', id },
      { kind: 'premises', id: premisesId },
    ],
  })
  await ports.uow.run(async (tx) => {
    const picture = { id: photoId, kind: 'sheet' as const, ownerId: clerk.accountId, at }
    await tx.insert(FileEntity, [pictureRow(picture, pictures, ports.cipher)])
    await tx.insert(PaperVisitEntity, [row])
    tx.fact({ ...fact, id: random.id(at) })
  })
}

function rowOf(
  entry: PaperEntry,
  areaCode: string,
  entered: Pick<PaperVisitEntity, 'enteredBy' | 'enteredAt'>,
): PaperVisitEntity {
  const { id, premisesId, inspectorId, visitedOn, inspectorSigned, kind, outcome, photoIds } = entry
  const content = seal(paperContent(entry))
  return {
    ...{ id, premisesId, areaCode, inspectorId, visitedOn, inspectorSigned, kind, outcome },
    ...{ sheetNo: `SF-${visitedOn.slice(0, 4)}-0021`, sheetPhotoIds: photoIds.join(',') },
    ...{ body: content.canonical, contentHash: content.hash, ...entered },
    ...{ status: 'waiting', decidedBy: null, decidedAt: null, decisionId: null, version: 1 },
  }
}
