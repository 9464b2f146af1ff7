import { DomainError, dateInShanghai, type InspectionContent } from '@app/domain'
import {
  type BeforeVisit,
  type CommittedTextEntity,
  DuplicateError,
  type InspectionEntity,
  InspectionRepository,
  type SignatureEntity,
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
import { HazardRecorder } from '../hazards/hazard-recorder'
import { checkSubmission } from './check-submission'
import { filesOf, type SealedSubmission, type Submission, sealedSubmission } from './submission'
import { VisitAccess } from './visit-access'
import { inspectionRow } from './visit-rows'
import { type VisitPlan, VisitWriter } from './visit-writer'

export interface Submitted {
  id: string
  number: string
  receivedAt: string
  hazards: { id: string; item: string; grade: string; status: string }[]
  repeated: boolean
}

/** Everything one visit writes, worked out before the unit so that inside it nothing waits. */
interface Plan extends VisitPlan {
  submission: Submission
  inspection: InspectionEntity
}

/** 提交入户检查: one unit of work, idempotent by the id made on the phone. */
@Injectable()
export class SubmitService {
  constructor(
    private readonly inspections: InspectionRepository,
    private readonly visits: VisitRepository,
    private readonly access: VisitAccess,
    private readonly writer: VisitWriter,
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
    const { premises, areaCode } = await this.premises(before, content, caller)
    assertOwnFiles(filesOf(submission), before.files, caller.accountId)
    const plan = await this.writer.plan(content, signed, premises, before)
    const { submissionHash } = signed
    const sealed = { contentHash, submissionHash, factId: plan.facts[0]?.id ?? '', receivedAt: this.clock.now() }
    return { ...plan, submission, inspection: inspectionRow(content, { ...premises, areaCode }, sealed) }
  }

  private async write(tx: Tx, { submission, inspection, ...plan }: Plan): Promise<void> {
    await this.writer.write(tx, plan, {
      inspection,
      restarts: true,
      files: filesOf(submission),
      signatures: this.signatureRows(submission),
      texts: this.textRows(submission),
    })
    // Without a provider nobody can be told by message: the household has the slip and its own page.
    if (this.sender) tx.job({ name: 'notice.send', payload: { inspectionId: inspection.id } })
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

  /** With the area that the record belongs to: what is found lies where the place lies today. */
  private async premises({ premises }: BeforeVisit, content: InspectionContent, caller: Caller) {
    const areaCode = premises && (await this.access.areaOf(premises, dateInShanghai(content.finishedAt), caller))
    if (premises && areaCode) return { premises, areaCode }
    throw new DomainError('PREMISES_UNKNOWN', '没有找到这个用气场所，或它不在你的网格内')
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
