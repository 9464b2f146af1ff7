import { type FactKind, type InspectionContent, landedVisit, premisesAfterVisit } from '@app/domain'
import {
  CommittedTextEntity,
  CylinderAliasEntity,
  CylinderEntity,
  type EquipmentEntity,
  FileRepository,
  type HazardEntity,
  InspectionAnswerEntity,
  InspectionBottleEntity,
  InspectionEntity,
  keepExisting,
  type PremisesEntity,
  type PreparedFact,
  type SealedBody,
  SignatureEntity,
  type Tx,
  VisitRepository,
} from '@app/persistence'
import { Injectable } from '@nestjs/common'
import { HazardRecorder, type PreparedFindings } from '../hazards/hazard-recorder'
import { visitFacts } from './inspection.facts'
import { assertHere, assertKnown } from './register-checks'
import { answerRows, bottleRows, countedBodies, countedStates, discoveredRows, equipmentRows } from './visit-rows'

/** What the register knows of the things a visit names. */
export interface KnownThings {
  cylinders: CylinderEntity[]
  equipment: EquipmentEntity[]
  /** Where they have been read already. */
  openHazards?: readonly HazardEntity[]
}

/** Everything one visit writes, worked out before the unit so that inside it nothing waits. */
export interface VisitPlan {
  /** As signed. */
  content: InspectionContent
  /** The same, told of the entries and cards that stay where some were merged since. */
  landed: InspectionContent
  premises: PremisesEntity
  facts: PreparedFact[]
  discovered: ReturnType<typeof discoveredRows>
  counted: ReturnType<typeof countedStates>
  equipment: EquipmentEntity[]
  findings: PreparedFindings
}

export interface VisitRecord {
  /** Null when an earlier part of the visit made it. */
  inspection: InspectionEntity | null
  /** Whether the place counts as visited by this; of a joint visit it does with the part of 主责. */
  restarts: boolean
  /** Answers of several parts stand in one record. */
  firstLine?: number
  /** Every file it leans on. */
  files: readonly string[]
  signatures: readonly SignatureEntity[]
  texts: readonly CommittedTextEntity[]
}

/** Turns a visit, however it was made, into the rows and facts it changes. */
@Injectable()
export class VisitWriter {
  constructor(
    private readonly visits: VisitRepository,
    private readonly files: FileRepository,
    private readonly hazards: HazardRecorder,
  ) {}

  async known({ premisesId, bottles, equipment }: InspectionContent): Promise<KnownThings> {
    const [cylinders, sets] = await Promise.all([
      this.visits.cylinders(bottles.map((b) => b.cylinderId)),
      this.visits.equipment(
        premisesId,
        equipment.map((e) => e.id),
      ),
    ])
    return { cylinders, equipment: sets }
  }

  /** Throws INSPECTION_INCOMPLETE for a bottle or a set that is not what it is said to be. */
  async plan(
    content: InspectionContent,
    sealed: SealedBody,
    premises: PremisesEntity,
    things: KnownThings,
    kind: FactKind = 'inspection.submitted',
  ): Promise<VisitPlan> {
    const { landed, cylinders, equipment, openHazards } = await this.land(content, premises, things)
    const known = new Set(cylinders.map((c) => c.id))
    assertKnown(landed, known)
    assertHere(landed, equipment)
    const counted = countedBodies(landed, known)
    const discovered = discoveredRows(landed, premises, known)
    const facts = visitFacts(content, sealed, premises.areaCode, counted, discovered.bodies, kind)
    return {
      content,
      landed,
      premises,
      facts: [facts.inspection, ...facts.bottles],
      discovered,
      counted: countedStates(counted, cylinders, landed, premises),
      equipment: equipmentRows(landed, equipment),
      findings: await this.hazards.prepare(landed, premises.areaCode, openHazards),
    }
  }

  /** Signed for an entry or with a card that was merged meanwhile, it takes effect at the one that stays. */
  private async land(content: InspectionContent, { id }: PremisesEntity, things: KnownThings) {
    const merged = things.cylinders.flatMap((c) => (c.mergedIntoId ? [[c.id, c.mergedIntoId] as const] : []))
    const landed = landedVisit(content, id, new Map(merged))
    return landed === content
      ? { landed, ...things }
      : { landed, openHazards: undefined, ...(await this.known(landed)) }
  }

  /** Updates first, then the rows that reference them: the other order was seen to deadlock. */
  async write(tx: Tx, plan: VisitPlan, record: VisitRecord): Promise<void> {
    const { content, landed, premises } = plan
    const after = premisesAfterVisit({ ...premises, hasCylinderRoom: Boolean(premises.hasCylinderRoom) }, content)
    if (record.restarts) await this.visits.visited(tx, premises.id, content.finishedAt, { ...after })
    await this.visits.counted(tx, plan.counted, content.finishedAt)
    await this.files.markUsed(tx, record.files, tx.now)
    await tx.insertLater(InspectionEntity, record.inspection ? [record.inspection] : [])
    await tx.insertLater(CylinderEntity, plan.discovered.cylinders)
    await tx.insertLater(CylinderAliasEntity, plan.discovered.aliases, keepExisting(tx.dialect, 'liveKey', 'id'))
    await this.visits.recordEquipment(tx, plan.equipment)
    await tx.insertLater(InspectionAnswerEntity, numbered(answerRows(content), record.firstLine))
    await tx.insertLater(InspectionBottleEntity, bottleRows(content))
    await tx.insertLater(SignatureEntity, record.signatures)
    await tx.insertLater(CommittedTextEntity, record.texts)
    for (const fact of plan.facts) tx.fact(fact)
    await this.hazards.record(tx, plan.findings)
    tx.touch('premises', premises.id)
    for (const bottle of landed.bottles) tx.touch('cylinder', bottle.cylinderId)
  }
}

const numbered = (rows: InspectionAnswerEntity[], first = 0): InspectionAnswerEntity[] =>
  first === 0 ? rows : rows.map((row) => ({ ...row, line: row.line + first }))
