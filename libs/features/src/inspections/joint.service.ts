import {
  type Category,
  DomainError,
  dateInShanghai,
  type InspectionContent,
  type Instant,
  isWithin,
  type JointPart,
  mergeJoint,
  validateJointPart,
} from '@app/domain'
import {
  DuplicateError,
  type InspectionPartEntity,
  InspectionPartRepository,
  InspectionRepository,
  type PartRow,
  type PremisesEntity,
  UnitOfWork,
} from '@app/persistence'
import type { Clock, MessageSender } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import type { Caller } from '../core/caller'
import { StaleError, untilFresh } from '../core/stale'
import { CLOCK, MESSAGE_SENDER } from '../core/tokens'
import { FileService } from '../files/file.service'
import { HazardRecorder } from '../hazards/hazard-recorder'
import { checkSubmission } from './check-submission'
import { type JointArrival, JointWriter, type PartSubmission } from './joint-writer'
import { filesOf, sealedSubmission } from './submission'
import { VisitAccess } from './visit-access'

export interface SubmittedPart {
  id: string
  inspectionId: string
  number: string
  receivedAt: Instant
  hazards: { id: string; item: string; grade: 'A' | 'B' | 'C' | 'advice'; status: string }[]
  awaited: Category[]
  repeated: boolean
}

/** How long a part may come before 主责 from somebody who has no business at the place otherwise. */
const AWAITS_LEAD_MS = 3 * 24 * 3600_000

/** 联合检查: parts arrive in any order, each once, and are one visit. */
@Injectable()
export class JointService {
  constructor(
    private readonly parts: InspectionPartRepository,
    private readonly inspections: InspectionRepository,
    private readonly access: VisitAccess,
    private readonly files: FileService,
    private readonly hazards: HazardRecorder,
    private readonly writer: JointWriter,
    private readonly uow: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(MESSAGE_SENDER) private readonly sender: MessageSender | null,
  ) {}

  /** Throws as `SubmitService.submit`, and JOINT_LEAD_AWAITED: the phone keeps the part and tries again. */
  async submit(submission: PartSubmission, caller: Caller): Promise<SubmittedPart> {
    const sealed = sealedSubmission(submission)
    const { content } = submission
    return untilFresh(async () => {
      const known = await this.parts.byId(content.id)
      if (known) return this.again(known, sealed.submissionHash, caller)
      const now = this.clock.now()
      checkSubmission(submission, sealed, caller.accountId, now, () => validateJointPart(content))
      const earlier = await this.parts.of(content.joint.visitId)
      const premises = await this.premises(content, earlier, caller)
      await this.files.assertOwned(filesOf(submission), caller.accountId)
      return this.store({ submission, sealed, premises, earlier, receivedAt: now })
    })
  }

  private async store(arrival: JointArrival): Promise<SubmittedPart> {
    const { content } = arrival.submission
    const write = await this.writer.prepare(arrival)
    try {
      await this.uow.run(async (tx) => {
        await write(tx)
        if (this.sender && content.joint.lead)
          tx.job({ name: 'notice.send', payload: { inspectionId: content.joint.visitId } })
      })
    } catch (error) {
      throw error instanceof DuplicateError ? new StaleError('inspection') : error
    }
    return this.answer(content.id, content.joint.visitId, false)
  }

  /** In his grids, in his own street, or beside a 主责 who has already named the visit. */
  private async premises(content: JointPart, earlier: readonly PartRow[], caller: Caller): Promise<PremisesEntity> {
    const { premisesId, finishedAt, joint } = content
    if (joint.lead) return this.access.premises(premisesId, dateInShanghai(finishedAt), caller)
    const premises = await this.access.find(premisesId)
    if (premises && (await this.mayJoin(premises, content, earlier, caller))) return premises
    if (Date.parse(this.clock.now()) - Date.parse(finishedAt) > AWAITS_LEAD_MS)
      throw new DomainError('PREMISES_UNKNOWN', '没有找到这次联合检查，请与主责核对联合检查码')
    throw new DomainError('JOINT_LEAD_AWAITED', '主责的记录还没有传上来，先存着，稍后自动再传')
  }

  private async mayJoin(
    premises: PremisesEntity,
    { finishedAt }: InspectionContent,
    earlier: readonly PartRow[],
    caller: Caller,
  ): Promise<boolean> {
    if (earlier.some(({ isLead }) => Boolean(isLead))) return true
    if (caller.areaCode && isWithin(premises.areaCode, caller.areaCode.slice(0, STREET_DIGITS))) return true
    return this.access.mayVisit(premises, dateInShanghai(finishedAt), caller)
  }

  private again(known: InspectionPartEntity, submissionHash: string, { accountId }: Caller): Promise<SubmittedPart> {
    if (known.submissionHash !== submissionHash || known.inspectorId !== accountId)
      throw new DomainError('ID_REUSED', '这个检查编号已经提交过，内容不同，请重新开始一次检查')
    return this.answer(known.id, known.inspectionId, true)
  }

  private async answer(id: string, inspectionId: string, repeated: boolean): Promise<SubmittedPart> {
    const [visit, parts, hazards] = await Promise.all([
      this.inspections.byId(inspectionId),
      this.parts.of(inspectionId),
      this.hazards.foundBy(inspectionId),
    ])
    const { awaited } = mergeJoint(parts.map(({ body }) => JSON.parse(body) as JointPart))
    const own = parts.find((part) => part.id === id)
    return {
      id,
      inspectionId,
      number: visit?.number ?? '',
      receivedAt: own?.receivedAt ?? '',
      hazards: hazards.map(({ id: hazardId, item, grade, status }) => ({ id: hazardId, item, grade, status })),
      awaited,
      repeated,
    }
  }
}

const STREET_DIGITS = 9
