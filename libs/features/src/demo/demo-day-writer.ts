import { type InspectionContent, type Instant, premisesAfterVisit } from '@app/domain'
import {
  CylinderAliasEntity,
  CylinderEntity,
  FileEntity,
  HazardEntity,
  HazardPhotoEntity,
  InspectionAnswerEntity,
  InspectionBottleEntity,
  InspectionEntity,
  type PremisesEntity,
  type PreparedFact,
  SignatureEntity,
  type Tx,
  VisitRepository,
} from '@app/persistence'
import { touchHazard } from '../hazards/hazard-rows'
import { visitFacts } from '../inspections/inspection.facts'
import { sealedSubmission } from '../inspections/submission'
import {
  answerRows,
  bottleRows,
  countedBodies,
  countedStates,
  discoveredRows,
  inspectionRow,
} from '../inspections/visit-rows'
import { cylinderRow } from '../register/cylinder.rows'
import { premisesRow } from '../register/premises.rows'
import { RegisterService } from '../register/register.service'
import { eveningOf } from './demo-clock'
import type { DemoDay } from './demo-history'
import { pictureRow, type StoredPictures } from './demo-pictures'
import type { DemoPlace } from './demo-place'
import type { MadeVisit } from './demo-visit'
import type { Random } from './random'
import type { SeedPorts } from './seed-ports'

/** Writes a day of the history as one unit on the evening of that day, through the rows and facts a real visit makes. */
export class DemoDayWriter {
  private readonly visits: VisitRepository
  private readonly register: RegisterService
  private readonly premises = new Map<string, PremisesEntity>()

  constructor(
    private readonly ports: SeedPorts,
    private readonly pictures: StoredPictures,
    private readonly random: Random,
  ) {
    this.visits = new VisitRepository(ports.db)
    this.register = new RegisterService(ports.uow, ports.cipher, () => random.id(ports.clock.now()))
  }

  async write(day: DemoDay): Promise<void> {
    const evening = eveningOf(day.day)
    this.ports.clock.set(evening)
    const visits = day.visits.map((visit) => this.plan(visit, evening))
    const at = day.cylinders[0]?.createdAt ?? evening
    const entered = this.register.prepare({ cylinders: day.cylinders }, { actorId: null, at })
    await this.ports.uow.run(async (tx) => {
      await tx.insert(FileEntity, this.fileRows(day))
      for (const { content, after } of visits)
        await this.visits.visited(tx, content.premisesId, content.finishedAt, after)
      for (const { content, states } of visits) await this.visits.counted(tx, states, content.finishedAt)
      await this.insert(tx, visits)
      await tx.insert(
        HazardEntity,
        day.hazards.map(({ row }) => row),
      )
      await tx.insert(
        HazardPhotoEntity,
        day.hazards.flatMap(({ photos }) => photos),
      )
      for (const fact of this.facts(day, visits)) tx.fact(fact)
      for (const { row } of day.hazards) touchHazard(tx, row)
      if (day.cylinders.length > 0) await this.register.write(tx, entered)
    })
  }

  private async insert(tx: Tx, visits: readonly PlannedRows[]): Promise<void> {
    await tx.insert(
      InspectionEntity,
      visits.map(({ inspection }) => inspection),
    )
    await tx.insert(
      CylinderEntity,
      visits.flatMap(({ discovered }) => discovered.cylinders),
    )
    await tx.insert(
      CylinderAliasEntity,
      visits.flatMap(({ discovered }) => discovered.aliases),
    )
    await tx.insert(
      InspectionAnswerEntity,
      visits.flatMap(({ content }) => answerRows(content)),
    )
    await tx.insert(
      InspectionBottleEntity,
      visits.flatMap(({ content }) => bottleRows(content)),
    )
    await tx.insert(
      SignatureEntity,
      visits.flatMap(({ signatures }) => signatures),
    )
    for (const { content } of visits) {
      tx.touch('premises', content.premisesId)
      for (const { cylinderId } of content.bottles) tx.touch('cylinder', cylinderId)
    }
  }

  private facts(day: DemoDay, visits: readonly PlannedRows[]): PreparedFact[] {
    return [
      ...visits.flatMap(({ facts }) => facts),
      ...day.hazards.flatMap(({ facts }) => facts.slice(0, 1).map(({ fact }) => fact)),
      ...[...day.steps].sort((a, b) => (a.at < b.at ? -1 : 1)).map(({ fact }) => fact),
    ]
  }

  plan(visit: MadeVisit, receivedAt: Instant) {
    const { submission, place } = visit
    const { content, contentHash } = submission
    const signed = sealedSubmission(submission)
    const before = this.premisesOf(place)
    const cylinders = place.cylinders.map(cylinderRow)
    const known = new Set(cylinders.map(({ id }) => id))
    const counted = countedBodies(content, known)
    const discovered = discoveredRows(content, before, known)
    const { inspection, bottles } = visitFacts(content, signed, before.areaCode, counted, discovered.bodies)
    const facts = [inspection, ...bottles].map((fact) => ({ ...fact, id: this.random.id(content.finishedAt) }))
    const after = premisesAfterVisit(before, content)
    this.premises.set(place.premises.id, { ...before, ...after })
    const sealed = {
      contentHash,
      submissionHash: signed.submissionHash,
      factId: facts[0]?.id ?? '',
      receivedAt,
    }
    return {
      content,
      after: { ...after },
      states: countedStates(counted, cylinders, content, before),
      discovered,
      facts,
      inspection: inspectionRow(content, before, sealed),
      signatures: this.signatureRows(visit),
    }
  }

  private premisesOf(place: DemoPlace): PremisesEntity {
    return this.premises.get(place.premises.id) ?? premisesRow(place.premises, this.ports.cipher)
  }

  private signatureRows({ submission }: MadeVisit): SignatureEntity[] {
    return submission.signatures.map(({ by, imageFileId, strokes, contentHash }) => ({
      inspectionId: submission.content.id,
      signedBy: by,
      fileId: imageFileId,
      strokesEnc: this.ports.cipher.encrypt(JSON.stringify(strokes), 'signature.strokes'),
      contentHash,
    }))
  }

  private fileRows(day: DemoDay): FileEntity[] {
    const taken = day.visits.flatMap(({ photos, submission: { content } }) =>
      photos.map((photo) => ({ ...photo, ownerId: content.inspectorId, at: content.finishedAt })),
    )
    return [...taken, ...day.pictures].map((picture) => pictureRow(picture, this.pictures, this.ports.cipher))
  }
}

type PlannedRows = ReturnType<DemoDayWriter['plan']> & { content: InspectionContent }
