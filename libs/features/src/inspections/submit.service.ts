import {
  type CalendarDate,
  DomainError,
  dateInShanghai,
  type InspectionContent,
  isWithin,
  premisesAfterVisit,
} from '@app/domain'
import {
  type BeforeVisit,
  CommittedTextEntity,
  CylinderAliasEntity,
  CylinderEntity,
  DuplicateError,
  type EquipmentEntity,
  FileRepository,
  InspectionAnswerEntity,
  InspectionBottleEntity,
  InspectionEntity,
  InspectionRepository,
  keepExisting,
  type PremisesEntity,
  type PreparedFact,
  SignatureEntity,
  type Tx,
  UnitOfWork,
  VisitRepository,
} from '@app/persistence'
import { type Clock, FieldCipher, type MessageSender } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import type { Caller } from '../core/caller'
import { untilFresh } from '../core/stale'
import { CLOCK, MESSAGE_SENDER } from '../core/tokens'
import { assertOwnFiles } from '../files/file.service'
import { HazardRecorder, type PreparedFindings } from '../hazards/hazard-recorder'
import { checkSubmission } from './check-submission'
import { visitFacts } from './inspection.facts'
import { filesOf, type SealedSubmission, type Submission, sealedSubmission } from './submission'
import {
  answerRows,
  bottleRows,
  countedBodies,
  countedStates,
  discoveredRows,
  equipmentRows,
  inspectionRow,
} from './visit-rows'

export interface Submitted {
  id: string
  number: string
  receivedAt: string
  hazards: { id: string; item: string; grade: string; status: string }[]
  repeated: boolean
}

/** Everything one visit writes, worked out before the unit so that inside it nothing waits. */
interface Plan {
  submission: Submission
  premises: PremisesEntity
  inspection: InspectionEntity
  facts: PreparedFact[]
  discovered: ReturnType<typeof discoveredRows>
  counted: ReturnType<typeof countedStates>
  equipment: ReturnType<typeof equipmentRows>
  findings: PreparedFindings
}

/** 提交入户检查: one unit of work, idempotent by the id made on the phone. */
@Injectable()
export class SubmitService {
  constructor(
    private readonly inspections: InspectionRepository,
    private readonly visits: VisitRepository,
    private readonly fileRows: FileRepository,
    private readonly hazards: HazardRecorder,
    private readonly uow: UnitOfWork,
    private readonly cipher: FieldCipher,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(MESSAGE_SENDER) private readonly sender: MessageSender | null,
  ) {}

  /**
   * The same id with the same content answers as the first time. Throws CONTENT_HASH_MISMATCH, CHECKLIST_UNKNOWN,
   * INSPECTION_INCOMPLETE (every problem by item), ID_REUSED, PREMISES_UNKNOWN, FILE_UNKNOWN; then nothing is stored.
   */
  async submit(submission: Submission, caller: Caller): Promise<Submitted> {
    const sealed = sealedSubmission(submission)
    const { content } = submission
    try {
      return await untilFresh(async () => {
        const before = await this.visits.before(content, filesOf(submission))
        if (before.visit) return this.again(before.visit, sealed.submissionHash, caller)
        checkSubmission(submission, sealed, caller.accountId, this.clock.now())
        return this.store(await this.plan(submission, sealed, before, caller))
      })
    } catch (error) {
      const winner = error instanceof DuplicateError ? await this.inspections.byId(content.id) : null
      if (!winner) throw error
      return this.again(winner, sealed.submissionHash, caller)
    }
  }

  private async store(plan: Plan): Promise<Submitted> {
    await this.uow.run((tx) => this.write(tx, plan))
    const { found, changed } = plan.findings
    const { id, number, receivedAt } = plan.inspection
    const nothing = found.length + changed.length === 0
    return nothing ? { id, number, receivedAt, hazards: [], repeated: false } : this.answer(plan.inspection, false)
  }

  private async plan(
    submission: Submission,
    signed: SealedSubmission,
    before: BeforeVisit,
    caller: Caller,
  ): Promise<Plan> {
    const { content, contentHash } = submission
    const { cylinders, equipment } = before
    const premises = await this.premises(before, content, caller)
    assertOwnFiles(filesOf(submission), before.files, caller.accountId)
    const known = new Set(cylinders.map((c) => c.id))
    assertKnown(submission, known)
    assertHere(submission, equipment)
    const counted = countedBodies(content, known)
    const discovered = discoveredRows(content, premises, known)
    const facts = visitFacts(content, signed, premises.areaCode, counted, discovered.bodies)
    const { submissionHash } = signed
    const sealed = { contentHash, submissionHash, factId: facts.inspection.id, receivedAt: this.clock.now() }
    return {
      submission,
      premises,
      inspection: inspectionRow(content, premises, sealed),
      facts: [facts.inspection, ...facts.bottles],
      discovered,
      counted: countedStates(counted, cylinders, content, premises),
      equipment: equipmentRows(content, equipment),
      findings: await this.hazards.prepare(content, premises.areaCode, before.openHazards),
    }
  }

  /** Updates first, then the rows that reference them: the other order was seen to deadlock. */
  private async write(tx: Tx, plan: Plan): Promise<void> {
    const { content } = plan.submission
    const after = premisesAfterVisit(
      { ...plan.premises, hasCylinderRoom: Boolean(plan.premises.hasCylinderRoom) },
      content,
    )
    await this.visits.visited(tx, content.premisesId, content.finishedAt, { ...after })
    await this.visits.counted(tx, plan.counted, content.finishedAt)
    await this.fileRows.markUsed(tx, filesOf(plan.submission), tx.now)
    await tx.insertLater(InspectionEntity, [plan.inspection])
    await tx.insertLater(CylinderEntity, plan.discovered.cylinders)
    await tx.insertLater(CylinderAliasEntity, plan.discovered.aliases, keepExisting(tx.dialect, 'liveKey', 'id'))
    await this.visits.recordEquipment(tx, plan.equipment)
    await tx.insertLater(InspectionAnswerEntity, answerRows(content))
    await tx.insertLater(InspectionBottleEntity, bottleRows(content))
    await tx.insertLater(SignatureEntity, this.signatureRows(plan.submission))
    await tx.insertLater(CommittedTextEntity, this.textRows(plan.submission))
    for (const fact of plan.facts) tx.fact(fact)
    await this.hazards.record(tx, plan.findings)
    // Without a provider nobody can be told by message: the household has the slip and its own page.
    if (this.sender) tx.job({ name: 'notice.send', payload: { inspectionId: content.id } })
    tx.touch('premises', content.premisesId)
    for (const bottle of content.bottles) tx.touch('cylinder', bottle.cylinderId)
  }

  private signatureRows({ content, signatures }: Submission): SignatureEntity[] {
    return signatures.map((s) => ({
      inspectionId: content.id,
      signedBy: s.by,
      fileId: s.imageFileId,
      strokesEnc: this.cipher.encrypt(JSON.stringify(s.strokes), 'signature.strokes'),
      contentHash: s.contentHash,
    }))
  }

  private textRows({ content, texts }: Submission): CommittedTextEntity[] {
    return texts.map((t) => ({
      subjectId: content.id,
      path: t.path,
      salt: t.salt,
      textEnc: this.cipher.encrypt(t.text, 'committed.text'),
    }))
  }

  private async premises({ premises }: BeforeVisit, content: InspectionContent, caller: Caller) {
    if (premises && (await this.mayVisit(premises, dateInShanghai(content.finishedAt), caller))) return premises
    throw new DomainError('PREMISES_UNKNOWN', '没有找到这个用气场所，或它不在你的网格内')
  }

  /** In the inspector's grids now, or in those he held on the day of the visit. */
  private async mayVisit({ areaCode }: PremisesEntity, on: CalendarDate, { scope, accountId }: Caller) {
    if (scope.kind === 'area' && scope.areas.some((area) => isWithin(areaCode, area))) return true
    return (await this.inspections.gridsOn(accountId, on)).some((grid) => isWithin(areaCode, grid))
  }

  private again(known: InspectionEntity, submissionHash: string, caller: Caller): Promise<Submitted> {
    if (known.submissionHash !== submissionHash || known.inspectorId !== caller.accountId)
      throw new DomainError('ID_REUSED', '这个检查编号已经提交过，内容不同，请重新开始一次检查')
    return this.answer(known, true)
  }

  private async answer({ id, number, receivedAt }: InspectionEntity, repeated: boolean): Promise<Submitted> {
    return { id, number, receivedAt, hazards: await this.hazards.foundBy(id), repeated }
  }
}

function assertKnown({ content }: Submission, known: ReadonlySet<string>): void {
  const problems = content.bottles.flatMap((b, i) =>
    b.registered && !known.has(b.cylinderId)
      ? [{ path: `content.bottles[${i}].cylinderId`, message: `第${i + 1}只气瓶不在登记中，请重新扫码` }]
      : [],
  )
  if (problems.length > 0) throw new DomainError('INSPECTION_INCOMPLETE', '检查单还不完整，请按提示补齐', problems)
}

/** Equipment does not wander: an id of another place would rewrite what that place has. */
function assertHere({ content }: Submission, known: readonly EquipmentEntity[]): void {
  const elsewhere = new Set(known.filter((e) => e.premisesId !== content.premisesId).map((e) => e.id))
  const problems = content.equipment.flatMap(({ id }, i) =>
    elsewhere.has(id)
      ? [{ path: `content.equipment[${i}].id`, message: `第${i + 1}套设备的编号不能用，请删去后重新登记` }]
      : [],
  )
  if (problems.length > 0) throw new DomainError('INSPECTION_INCOMPLETE', '检查单还不完整，请按提示补齐', problems)
}
