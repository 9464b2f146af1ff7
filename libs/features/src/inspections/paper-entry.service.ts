import {
  DomainError,
  type PaperEnteredBody,
  type PaperEntry,
  paperContent,
  type Signing,
  validatePaper,
} from '@app/domain'
import {
  FileRepository,
  InspectionRepository,
  type PaperListRow,
  type PaperVisitEntity,
  PaperVisitRepository,
  type PremisesEntity,
  type PreparedFact,
  prepareFact,
  seal,
  type Tx,
} from '@app/persistence'
import { type Clock, FieldCipher, todayInShanghai } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { ActionLedger, insertTexts, type SealedText, type Write } from '../actions/action-ledger'
import { Assignees } from '../actions/assignees'
import type { Caller } from '../core/caller'
import { assertFresh } from '../core/stale'
import { CLOCK } from '../core/tokens'
import { FileService } from '../files/file.service'
import { mayResend, PaperService } from './paper.service'
import { VisitAccess } from './visit-access'

/** What a clerk sends: texts in clear, the sheet's photos apart from the content. */
export interface Sheet extends Omit<PaperEntry, 'id' | 'premisesType' | 'photoIds' | 'signing'> {
  sheetNo: string
  sheetPhotoIds: string[]
  signing: Signing | null
}

interface Prepared {
  row: PaperVisitEntity
  texts: SealedText[]
  fact: PreparedFact
}

/** 录入: a sheet becomes something the street can judge. Nothing else changes by it. */
@Injectable()
export class PaperEntryService {
  constructor(
    private readonly papers: PaperVisitRepository,
    private readonly inspections: InspectionRepository,
    private readonly fileRows: FileRepository,
    private readonly files: FileService,
    private readonly access: VisitAccess,
    private readonly assignees: Assignees,
    private readonly ledger: ActionLedger,
    private readonly views: PaperService,
    private readonly cipher: FieldCipher,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws PAPER_INCOMPLETE (everything missing at once), PREMISES_UNKNOWN, INSPECTOR_UNKNOWN, FILE_UNKNOWN, ID_REUSED. */
  async enter(id: string, sheet: Sheet, caller: Caller) {
    const deed = { id, kind: 'paper.enter', subjectId: id, content: this.fingerprint(sheet) }
    await this.ledger.once(deed, caller, async (): Promise<Write> => {
      await this.files.assertOwned(sheet.sheetPhotoIds, caller.accountId)
      const prepared = await this.prepare(id, sheet, caller)
      return async (tx) => {
        await this.papers.insert(tx, prepared.row)
        await this.written(tx, prepared)
      }
    })
    return this.views.detail(id, caller)
  }

  /** A sheet that came back. Throws as `enter`, and NOT_FOUND, PAPER_STATE, PAPER_NOT_YOURS. */
  async resend(id: string, input: Sheet & { actionId: string; version: number }, caller: Caller) {
    const { actionId, version, ...sheet } = input
    await this.views.require(id, caller)
    const deed = { id: actionId, kind: 'paper.resend', subjectId: id, content: { ...this.fingerprint(sheet), version } }
    await this.ledger.once(deed, caller, async (): Promise<Write> => {
      const before = await this.views.require(id, caller)
      assertMayResend(before, caller)
      const known = new Set(before.sheetPhotoIds.split(','))
      await this.files.assertOwned(
        sheet.sheetPhotoIds.filter((photo) => !known.has(photo)),
        caller.accountId,
      )
      const prepared = await this.prepare(id, sheet, caller)
      return async (tx) => {
        assertFresh(await this.papers.rewrite(tx, { ...prepared.row, version }), 1, 'paper')
        await this.inspections.forgetTexts(tx, id)
        await this.written(tx, prepared)
      }
    })
    return this.views.detail(id, caller)
  }

  private async prepare(id: string, sheet: Sheet, caller: Caller): Promise<Prepared> {
    const premises = await this.access.premises(sheet.premisesId, sheet.visitedOn, caller)
    await this.assertInspector(sheet, caller)
    const note = this.ledger.seal(id, 'note', sheet.note)
    const witness = this.ledger.seal(id, 'signing.witness', sheet.signing?.witness)
    const entry = entryOf(id, sheet, premises, { note: note.commitment, witness: witness.commitment })
    const now = this.clock.now()
    const problems = validatePaper(entry, todayInShanghai(this.clock))
    if (problems.length > 0) throw new DomainError('PAPER_INCOMPLETE', '补录还不完整，请按提示补齐', problems)
    const content = seal(paperContent(entry))
    const row = rowOf(id, sheet, premises, { body: content.canonical, contentHash: content.hash })
    return {
      row: { ...row, enteredBy: caller.accountId, enteredAt: now },
      texts: [note, witness],
      fact: enteredFact(row, caller, now),
    }
  }

  /** An inspector types in his own visits; a clerk those of an inspector of his area. */
  private async assertInspector({ inspectorId }: Sheet, caller: Caller): Promise<void> {
    if (caller.role !== 'inspector') return this.assignees.assertInspector(inspectorId, caller)
    if (inspectorId !== caller.accountId)
      throw new DomainError('INSPECTOR_UNKNOWN', '网格员只能补录自己的检查，别人的请他本人或社区、街道补录')
  }

  private async written(tx: Tx, { row, texts, fact }: Prepared): Promise<void> {
    await this.fileRows.markUsed(tx, row.sheetPhotoIds.split(','), tx.now)
    for (const text of texts) await insertTexts(tx, text)
    tx.fact(fact)
  }

  /** The content of an action is hashed without salt: indexes stand in it for what people wrote. */
  private fingerprint(sheet: Sheet) {
    const indexed = (text: string | null | undefined) => (text ? this.cipher.blindIndex(text, 'paper.text') : null)
    const signing = sheet.signing && { ...sheet.signing, witness: indexed(sheet.signing.witness) }
    return { ...sheet, signing, note: indexed(sheet.note) }
  }
}

function entryOf(
  id: string,
  { sheetNo: _, sheetPhotoIds, ...sheet }: Sheet,
  { type }: PremisesEntity,
  { note, witness }: { note: string | null; witness: string | null },
): PaperEntry {
  return {
    ...sheet,
    id,
    premisesType: type,
    photoIds: sheetPhotoIds,
    bottles: sheet.bottles.map((bottle) => ({ ...bottle, stampPhotoId: null })),
    answers: sheet.answers.map((answer) => ({ ...answer, photoIds: [] })),
    signing: sheet.signing && { ...sheet.signing, witness },
    note,
  }
}

function rowOf(
  id: string,
  sheet: Sheet,
  { id: premisesId, areaCode }: PremisesEntity,
  content: Pick<PaperVisitEntity, 'body' | 'contentHash'>,
): Omit<PaperVisitEntity, 'enteredBy' | 'enteredAt'> {
  const { inspectorId, visitedOn, inspectorSigned, kind, outcome } = sheet
  const undecided = { status: 'waiting' as const, decidedBy: null, decidedAt: null, decisionId: null, version: 1 }
  const made = { inspectorId, visitedOn, inspectorSigned, kind, outcome, sheetNo: sheet.sheetNo.trim() }
  return { id, premisesId, areaCode, ...made, sheetPhotoIds: sheet.sheetPhotoIds.join(','), ...content, ...undecided }
}

function enteredFact(
  row: Omit<PaperVisitEntity, 'enteredBy' | 'enteredAt'>,
  { accountId }: Caller,
  now: string,
): PreparedFact {
  const { id, premisesId, inspectorId, visitedOn, sheetNo, contentHash, areaCode } = row
  const body: PaperEnteredBody = {
    inspectionId: id,
    premisesId,
    inspectorId,
    visitedOn,
    sheetNo,
    photoIds: row.sheetPhotoIds.split(','),
    contentHash,
  }
  const subjects = [
    { kind: 'inspection' as const, id },
    { kind: 'premises' as const, id: premisesId },
  ]
  return prepareFact({ kind: 'paper.entered', actorId: accountId, occurredAt: now, areaCode, body, subjects })
}

function assertMayResend(row: PaperListRow, caller: Caller): void {
  if (row.status !== 'returned') throw new DomainError('PAPER_STATE', '只有退回的补录可以改正再送审，请刷新后再看')
  if (!mayResend(row, caller)) throw new DomainError('PAPER_NOT_YOURS', '这份补录请由录入的人或社区、街道改正')
}
