import {
  canonicalJson,
  DomainError,
  hazardTitle,
  isMajor,
  maskName,
  SUPERVISION_OUTCOME_LABEL,
  type SupervisionContent,
} from '@app/domain'
import {
  CommittedTextEntity,
  type CompanyVisitEntity,
  CompanyVisitRepository,
  type CompanyVisitRow,
  DuplicateError,
  FileRepository,
  mapPage,
  type PageRequest,
  type PreparedFact,
  prepareFact,
  type SealedBody,
  seal,
  type Tx,
  UnitOfWork,
} from '@app/persistence'
import { type Clock, FieldCipher, sha256Hex } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import type { Caller } from '../core/caller'
import { untilFresh } from '../core/stale'
import { CLOCK } from '../core/tokens'
import { FileService } from '../files/file.service'
import { HazardRecorder, type PreparedFindings } from '../hazards/hazard-recorder'
import { CompanyChange } from './company-change'
import { supervisionRow } from './supervision-row'
import { checkSupervision, type SupervisionSubmission, supervisionFiles } from './supervision-submission'

export interface SupervisionQuery extends PageRequest {
  companyId?: string
  outcome?: string
}

interface Plan {
  submission: SupervisionSubmission
  row: CompanyVisitEntity
  fact: PreparedFact
  findings: PreparedFindings
}

/** 企业监督检查: what an office finds at a company becomes the company's hazards, with deadlines and a recheck by another person. */
@Injectable()
export class SupervisionService {
  constructor(
    private readonly change: CompanyChange,
    private readonly visits: CompanyVisitRepository,
    private readonly hazards: HazardRecorder,
    private readonly files: FileService,
    private readonly fileRows: FileRepository,
    private readonly uow: UnitOfWork,
    private readonly cipher: FieldCipher,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The same id with the same content answers as the first time. Throws CONTENT_HASH_MISMATCH, SUPERVISION_INCOMPLETE, FILE_UNKNOWN, ID_REUSED. */
  async submit(companyId: string, submission: SupervisionSubmission, caller: Caller) {
    await this.change.require(companyId, caller)
    const sealed = seal(submission.content)
    const submissionHash = hashOf(submission, sealed)
    const { id } = submission.content
    if (!(await this.isStored(id, submissionHash, caller))) {
      const { accountId } = caller
      checkSupervision(submission, sealed, { companyId, accountId, now: this.clock.now() })
      await this.files.assertOwned(supervisionFiles(submission), accountId)
      await this.store(submission, sealed, submissionHash, caller)
    }
    return this.detail(id, caller)
  }

  async list({ cursor, limit, sort, ...filter }: SupervisionQuery, caller: Caller) {
    return mapPage(await this.visits.page(caller.scope, filter, { cursor, limit, sort }), (row) =>
      this.line(row, caller),
    )
  }

  async detail(id: string, caller: Caller) {
    const row = await this.visits.visible(id, caller.scope)
    if (!row) throw new DomainError('NOT_FOUND', '没有找到这次监督检查')
    const content = JSON.parse(row.content) as SupervisionContent
    const ids = [...content.photoIds, ...content.answers.flatMap(({ photoIds }) => photoIds)]
    const signatures = [row.officerSignatureId, row.companySignatureId]
    const [views, texts, found] = await Promise.all([
      this.files.views([...ids, ...signatures.flatMap((s) => s ?? [])], caller),
      this.visits.texts(id),
      this.hazards.foundBy(id),
    ])
    const view = (fileId: string | null) => (fileId && views.get(fileId)) || null
    return {
      ...this.line(row, caller),
      receivedAt: row.receivedAt,
      content,
      contentHash: row.contentHash,
      texts: texts.map(({ path, textEnc }) => ({ path, text: this.cipher.decrypt(textEnc, 'committed.text') })),
      photos: [...new Set(ids)].flatMap((fileId) => view(fileId) ?? []),
      signatures: { officer: view(row.officerSignatureId), company: view(row.companySignatureId) },
      hazards: found.map(({ id: hazardId, item, reason, grade, status }) => ({
        ...{ id: hazardId, item, grade, status },
        title: hazardTitle(item, reason),
        major: isMajor(item, reason),
      })),
    }
  }

  private async store(submission: SupervisionSubmission, sealed: SealedBody, submissionHash: string, caller: Caller) {
    try {
      await untilFresh(async () => {
        const plan = await this.plan(submission, sealed, submissionHash, caller)
        await this.uow.run((tx) => this.write(tx, plan))
      })
    } catch (error) {
      const won =
        error instanceof DuplicateError && (await this.isStored(submission.content.id, submissionHash, caller))
      if (!won) throw error
    }
  }

  private async plan(
    submission: SupervisionSubmission,
    sealed: SealedBody,
    submissionHash: string,
    caller: Caller,
  ): Promise<Plan> {
    const { content } = submission
    const { companyId } = content
    const areaCode = this.change.areaOf(await this.change.require(companyId, caller))
    const subjects = [
      { kind: 'company' as const, id: companyId },
      { kind: 'supervision' as const, id: content.id },
    ]
    const about = { actorId: caller.accountId, occurredAt: content.finishedAt, areaCode, subjects }
    const fact = prepareFact({ ...about, kind: 'company.visited', body: content }, sealed)
    return {
      submission,
      row: supervisionRow(submission, sealed, {
        submissionHash,
        areaCode,
        factId: fact.id,
        receivedAt: this.clock.now(),
      }),
      fact,
      findings: await this.hazards.prepare({ ...content, premisesId: null, previous: [] }, areaCode),
    }
  }

  private async write(tx: Tx, { submission, row, fact, findings }: Plan): Promise<void> {
    const { content, texts } = submission
    await this.fileRows.markUsed(tx, supervisionFiles(submission), tx.now)
    await this.visits.insert(tx, row)
    await tx.insert(
      CommittedTextEntity,
      texts.map(({ path, salt, text }) => ({
        ...{ subjectId: content.id, path, salt },
        textEnc: this.cipher.encrypt(text, 'committed.text'),
      })),
    )
    tx.fact(fact)
    await this.hazards.record(tx, findings)
    tx.touch('company', content.companyId)
  }

  private async isStored(id: string, submissionHash: string, { accountId }: Caller): Promise<boolean> {
    const known = await this.visits.byId(id)
    if (known && (known.submissionHash !== submissionHash || known.inspectorId !== accountId))
      throw new DomainError('ID_REUSED', '这个检查编号已经提交过，内容不同，请重新开始一次检查')
    return known !== null
  }

  /** The company learns who was there as a household does: the name masked. */
  private line(row: CompanyVisitRow, { role }: Caller) {
    const { id, number, companyId, companyName, outcome, finishedAt, gradeA, gradeB, gradeC, majors } = row
    const name = this.cipher.decrypt(row.inspectorNameEnc, 'account.name')
    return {
      ...{ id, number, companyId, companyName, outcome, finishedAt, majors },
      inspectorName: role === 'company' ? maskName(name) : name,
      outcomeLabel: SUPERVISION_OUTCOME_LABEL[outcome],
      findings: { A: gradeA, B: gradeB, C: gradeC },
    }
  }
}

/** The content is made canonical once: its hash stands for it in the hash of the whole. */
const hashOf = (
  { contentHash, officerSignatureId, companySignatureId, texts }: SupervisionSubmission,
  { hash }: SealedBody,
) => sha256Hex(canonicalJson([hash, contentHash, officerSignatureId, companySignatureId, texts]))
