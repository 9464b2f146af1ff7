import {
  canonicalJson,
  type InspectionContent,
  type Instant,
  type JointPart,
  type JointVisit,
  mergeJoint,
} from '@app/domain'
import {
  type CommittedTextEntity,
  type InspectionEntity,
  InspectionPartRepository,
  InspectionRepository,
  type JointRow,
  type PartRow,
  type PartSignatureEntity,
  type PremisesEntity,
} from '@app/persistence'
import { FieldCipher, sha256Hex } from '@app/platform'
import { Injectable } from '@nestjs/common'
import type { Write } from '../actions/action-ledger'
import { assertFresh, StaleError } from '../core/stale'
import { filesOf, type SealedSubmission, type Submission } from './submission'
import { equipmentRows, inspectionRow } from './visit-rows'
import { VisitWriter } from './visit-writer'

export interface PartSubmission extends Omit<Submission, 'content'> {
  content: JointPart
}

/** A part that is right in itself, and what had arrived before it. */
export interface JointArrival {
  submission: PartSubmission
  sealed: SealedSubmission
  premises: PremisesEntity
  earlier: readonly PartRow[]
  receivedAt: Instant
}

/** Adds a part to its visit: the row is what the parts that have arrived make together. */
@Injectable()
export class JointWriter {
  constructor(
    private readonly parts: InspectionPartRepository,
    private readonly inspections: InspectionRepository,
    private readonly writer: VisitWriter,
    private readonly cipher: FieldCipher,
  ) {}

  async prepare(arrival: JointArrival): Promise<Write> {
    const { submission, sealed, premises, earlier } = arrival
    const { content: part } = submission
    const visit = await this.inspections.byId(part.joint.visitId)
    if ((visit?.parts ?? 0) !== earlier.length) throw new StaleError('inspection')
    const joined = mergeJoint([...earlier.map(({ body }) => JSON.parse(body) as JointPart), part])
    const known = await this.writer.known(joined.content)
    const plan = await this.writer.plan(asVisit(part), sealed, premises, known, 'inspection.part_signed')
    const [signedFact] = plan.facts
    const factId = signedFact?.id ?? ''
    const row = rowOf(arrival, joined, visit, factId)
    const record = {
      inspection: visit ? null : row,
      restarts: part.joint.lead,
      firstLine: earlier.length * LINES_A_PART,
      files: filesOf(submission),
      signatures: [],
      texts: this.textRows(submission),
    }
    const partRow = partRowOf(arrival, factId)
    const signatures = this.signatureRows(submission)
    // A colleague may know no more of a set than its id: what stands there is told by 主责.
    const whole = { ...plan, equipment: joined.lead ? equipmentRows(joined.content, known.equipment) : [] }
    return async (tx) => {
      if (visit) assertFresh(await this.parts.grown(tx, row, earlier.length), 1, 'inspection')
      await this.writer.write(tx, whole, record)
      await this.parts.insert(tx, partRow, signatures)
    }
  }

  private signatureRows({ content, signatures }: PartSubmission): PartSignatureEntity[] {
    return signatures.map((signature) => ({
      partId: content.id,
      signedBy: signature.by,
      fileId: signature.imageFileId,
      strokesEnc: this.cipher.encrypt(JSON.stringify(signature.strokes), 'signature.strokes'),
      contentHash: signature.contentHash,
    }))
  }

  private textRows({ content, texts }: PartSubmission): CommittedTextEntity[] {
    return texts.map(({ path, salt, text }) => ({
      subjectId: content.id,
      path,
      salt,
      textEnc: this.cipher.encrypt(text, 'committed.text'),
    }))
  }
}

/** As many answers as the contract takes of one part. */
const LINES_A_PART = 4000

/** What a part changes of the register: only 主责 counts the bottles. */
function asVisit({ joint, ...content }: JointPart): InspectionContent {
  return { ...content, id: joint.visitId, bottles: joint.lead ? content.bottles : [] }
}

/** The hash of the whole is over the hashes of its parts, whatever their order. */
function rowOf(
  { submission, premises, earlier, receivedAt }: JointArrival,
  { content, awaited }: JointVisit,
  visit: InspectionEntity | null,
  factId: string,
): InspectionEntity & JointRow {
  const hashes = [...earlier.map((one) => one.contentHash), submission.contentHash].sort()
  const hash = sha256Hex(canonicalJson(hashes))
  const first = submission.content.joint.lead || !visit ? factId : visit.factId
  const row = inspectionRow(content, premises, { contentHash: hash, submissionHash: hash, factId: first, receivedAt })
  return { ...row, source: 'joint', parts: 1, awaited: awaited.length > 0 ? awaited.join(',') : null }
}

function partRowOf({ submission, sealed, receivedAt }: JointArrival, factId: string) {
  const { id, inspectorId, startedAt, finishedAt, joint } = submission.content
  return {
    id,
    inspectionId: joint.visitId,
    inspectorId,
    isLead: joint.lead,
    categories: joint.categories.join(','),
    startedAt,
    finishedAt,
    receivedAt,
    contentHash: submission.contentHash,
    submissionHash: sealed.submissionHash,
    factId,
  }
}
