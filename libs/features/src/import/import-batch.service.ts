import { DomainError, maskName, ROLE_LABEL } from '@app/domain'
import {
  AccountRepository,
  DuplicateError,
  type ImportBatchEntity,
  ImportBatchRepository,
  type ImportSection,
  type PageRequest,
  UnitOfWork,
} from '@app/persistence'
import { type Clock, FieldCipher, sha256Hex } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import type { Caller } from '../core/caller'
import { CLOCK } from '../core/tokens'
import { assertTable, sheetsOf } from '../sheets'
import { DraftFiles } from './draft-files'
import { type ImportView, importView } from './import-batch.view'
import { type ImportLine, opened } from './import-pages'
import { ImportProgress } from './import-progress'
import { IMPORT_LISTS, type ImportList } from './lists'

export interface Upload {
  id: string
  kind: ImportList
  fileName: string
  bytes: Buffer
}

const NAME_CONTEXT = 'import.fileName'
const NOTE_CONTEXT = 'import.note'
const SHEETS_CONTEXT = 'import.sheets'
/** As many as anybody can look through, with names as long as Excel lets them be, and some more. */
const MOST_SHEETS = 60
const LONGEST_NAME = 80

/** Names of sheets may be those of people: they are kept as the name of the file is. */
export interface BatchSheets {
  names: string[]
  chosen: string
}

/** Accounts are the administrator's; the other registers are the office's as well. */
const kindsFor = ({ role }: Caller): readonly ImportList[] =>
  role === 'admin' ? IMPORT_LISTS : IMPORT_LISTS.filter((kind) => kind !== 'accounts')

/** Lists handed over in the console: stored, looked at, agreed to. What takes long is done by jobs. */
@Injectable()
export class ImportBatchService {
  constructor(
    private readonly batches: ImportBatchRepository,
    private readonly accounts: AccountRepository,
    private readonly drafts: DraftFiles,
    private readonly progress: ImportProgress,
    private readonly uow: UnitOfWork,
    private readonly cipher: FieldCipher,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The same id with the same list answers as the first time. Throws FORBIDDEN, IMPORT_UNREADABLE, IMPORT_BOMB, ID_REUSED. */
  async upload({ id, kind, fileName, bytes }: Upload, caller: Caller): Promise<ImportView> {
    if (!kindsFor(caller).includes(kind)) throw new DomainError('FORBIDDEN', '账号台账只有系统管理员可以导入')
    const fileHash = sha256Hex(bytes)
    const known = await this.batches.byId(id)
    if (known) return this.again(known, { kind, fileHash }, caller)
    assertTable(bytes)
    const sheetsEnc = this.sealed(await choosable(bytes))
    const storedAs = await this.drafts.put(id, bytes)
    const draft = this.draft({ id, kind, fileName, bytes }, { fileHash, storedAs, sheetsEnc }, caller)
    try {
      await this.uow.run(async (tx) => {
        await this.batches.insert(tx, draft)
        tx.job({ name: 'import.plan', payload: { batchId: id } })
      })
    } catch (error) {
      await this.drafts.remove(storedAs)
      const winner = error instanceof DuplicateError ? await this.batches.byId(id) : null
      if (!winner) throw error
      return this.again(winner, { kind, fileHash }, caller)
    }
    return this.view(id, caller)
  }

  async list(request: PageRequest, caller: Caller) {
    const page = await this.batches.page(kindsFor(caller), request)
    return { ...page, items: await this.views(page.items) }
  }

  async view(id: string, caller: Caller): Promise<ImportView> {
    const [view] = await this.views([await this.require(id, caller)])
    if (!view) throw notFound()
    return view
  }

  /** A page of what is wrong, what changes or what is new; pages have no fixed length. */
  async lines(id: string, section: ImportSection, cursor: string | undefined, caller: Caller) {
    const batch = await this.require(id, caller)
    const pageNo = Number(cursor ?? 0)
    const total = totalOf(batch, section)
    const page = section === 'passwords' ? null : await this.batches.linesAt(id, section, pageNo)
    if (!page) return { items: [], nextCursor: null, total: batch.purgedAt === null ? total : 0 }
    const next = await this.batches.linesAt(id, section, pageNo + 1)
    return { items: opened<ImportLine>(page, this.cipher), nextCursor: next ? String(pageNo + 1) : null, total }
  }

  /** Looks at the list again, after the register or the rules have moved on, or at another sheet. Throws IMPORT_STATE, IMPORT_SHEET. */
  async preview(id: string, { sheet }: { sheet?: string }, caller: Caller): Promise<ImportView> {
    if (sheet === undefined) return this.begin(id, caller, 'import.plan')
    const sheets = this.sheetsIn(await this.require(id, caller))
    if (!sheets?.names.includes(sheet)) throw new DomainError('IMPORT_SHEET', '这份文件里没有这张工作表，请刷新后再选')
    return this.begin(id, caller, 'import.plan', this.sealed({ ...sheets, chosen: sheet }))
  }

  /** Agrees to what was seen: `planHash` names it. Throws IMPORT_STALE, IMPORT_NOTHING, IMPORT_STATE. */
  async apply(id: string, planHash: string, caller: Caller): Promise<ImportView> {
    const batch = await this.require(id, caller)
    if (batch.status === 'applying' || batch.status === 'applied') {
      if (batch.planHash === planHash) return this.view(id, caller)
      throw stateRefusal()
    }
    if (batch.status !== 'ready') throw stateRefusal()
    if (batch.planHash !== planHash) throw new DomainError('IMPORT_STALE', '预览已经更新，请重新看过再导入')
    if (batch.createdCount + batch.changedCount === 0)
      throw new DomainError('IMPORT_NOTHING', '这份文件和现有登记完全一致，不用导入')
    return this.begin(id, caller, 'import.apply')
  }

  /** Gives it up: what it says of people is gone at once. Throws IMPORT_STATE while it is being brought in. */
  async discard(id: string, caller: Caller): Promise<void> {
    const batch = await this.require(id, caller)
    if (batch.status === 'applying') throw stateRefusal()
    if (batch.status !== 'applied') await this.empty(batch, 'discarded')
  }

  /** First passwords of a list of accounts, to whoever brought it in, for a day. */
  async passwords(id: string, caller: Caller) {
    const batch = await this.require(id, caller)
    const items: { username: string; name: string; password: string }[] = []
    if (batch.appliedBy !== caller.accountId) return { items }
    for (let pageNo = 0; ; pageNo += 1) {
      const page = await this.batches.linesAt(id, 'passwords', pageNo)
      if (!page) return { items }
      items.push(...opened<(typeof items)[number]>(page, this.cipher))
    }
  }

  /** Removes the list itself and everything that was read out of it; the counts stay. */
  async empty(batch: ImportBatchEntity, status: ImportBatchEntity['status'] = batch.status): Promise<void> {
    if (batch.storedAs) await this.drafts.remove(batch.storedAs)
    await this.uow.run(async (tx) => {
      const gone = { storedAs: null, fileNameEnc: null, noteEnc: null, sheetsEnc: null, purgedAt: tx.now }
      await this.batches.change(tx, batch.id, [batch.status], { ...gone, status })
      await this.batches.removePages(tx, batch.id)
    })
    this.progress.forget(batch.id)
  }

  /** The list alone; what it left for the importer stays for a day. */
  async dropFile({ id, status, storedAs }: ImportBatchEntity): Promise<void> {
    if (storedAs === null) return
    await this.drafts.remove(storedAs)
    await this.uow.run((tx) => this.batches.change(tx, id, [status], { storedAs: null }))
  }

  /** Null for a file without a choice. */
  sheetsIn({ sheetsEnc }: Pick<ImportBatchEntity, 'sheetsEnc'>): BatchSheets | null {
    return sheetsEnc ? (JSON.parse(this.cipher.decrypt(sheetsEnc, SHEETS_CONTEXT)) as BatchSheets) : null
  }

  private sealed(sheets: BatchSheets | null): string | null {
    return sheets && this.cipher.encrypt(JSON.stringify(sheets), SHEETS_CONTEXT)
  }

  note(text: string): string {
    return this.cipher.encrypt(text, NOTE_CONTEXT)
  }

  private async begin(
    id: string,
    caller: Caller,
    job: 'import.plan' | 'import.apply',
    sheetsEnc?: string | null,
  ): Promise<ImportView> {
    const { status, storedAs } = await this.require(id, caller)
    const isApply = job === 'import.apply'
    const again = ['ready', 'refused', 'stale', 'failed', ...(sheetsEnc ? ['unreadable' as const] : [])] as const
    const from = isApply ? (['ready'] as const) : again
    if (status === 'reading' && !isApply && !sheetsEnc) return this.view(id, caller)
    if (storedAs === null) throw stateRefusal()
    const step = { phase: 'reading', phaseDone: 0, phaseTotal: 0 }
    const fields = isApply
      ? { ...step, status: 'applying' as const, appliedBy: caller.accountId }
      : { ...step, status: 'reading' as const, ...(sheetsEnc ? { sheetsEnc, noteEnc: null } : {}) }
    await this.uow.run(async (tx) => {
      if ((await this.batches.change(tx, id, from, fields)) !== 1) throw stateRefusal()
      tx.job({ name: job, payload: { batchId: id } })
    })
    return this.view(id, caller)
  }

  private async require(id: string, caller: Caller): Promise<ImportBatchEntity> {
    const batch = await this.batches.byId(id)
    if (!batch || !(kindsFor(caller) as readonly string[]).includes(batch.kind)) throw notFound()
    return batch
  }

  private async again(known: ImportBatchEntity, sent: { kind: string; fileHash: string }, caller: Caller) {
    const isSame = known.kind === sent.kind && known.fileHash === sent.fileHash
    if (!isSame || known.byAccountId !== caller.accountId)
      throw new DomainError('ID_REUSED', '这个编号已用于另一份文件，请重新选择文件上传')
    return this.view(known.id, caller)
  }

  private draft(
    { id, kind, fileName, bytes }: Upload,
    kept: Pick<ImportBatchEntity, 'fileHash' | 'storedAs' | 'sheetsEnc'>,
    { accountId }: Caller,
  ): ImportBatchEntity {
    return {
      id,
      kind,
      status: 'reading',
      ...kept,
      fileBytes: bytes.length,
      fileNameEnc: this.cipher.encrypt(fileName.slice(0, 120), NAME_CONTEXT),
      planHash: null,
      createdCount: 0,
      changedCount: 0,
      unchangedCount: 0,
      problemCount: 0,
      rowCount: 0,
      phase: null,
      phaseDone: 0,
      phaseTotal: 0,
      noteEnc: null,
      byAccountId: accountId,
      createdAt: this.clock.now(),
      plannedAt: null,
      appliedBy: null,
      appliedAt: null,
      purgedAt: null,
    }
  }

  private async views(batches: readonly ImportBatchEntity[]): Promise<ImportView[]> {
    const ids = batches.flatMap(({ byAccountId, appliedBy }) => [byAccountId, ...(appliedBy ? [appliedBy] : [])])
    const people = new Map(
      (await this.accounts.byIds([...new Set(ids)])).map(({ id, role, nameEnc }) => [
        id,
        `${ROLE_LABEL[role]} ${maskName(this.cipher.decrypt(nameEnc, 'account.name'))}`,
      ]),
    )
    return batches.map((batch) =>
      importView(batch, this.progress.of(batch), {
        by: people.get(batch.byAccountId) ?? '',
        appliedBy: batch.appliedAt && batch.appliedBy ? (people.get(batch.appliedBy) ?? '') : null,
        fileName: batch.fileNameEnc && this.cipher.decrypt(batch.fileNameEnc, NAME_CONTEXT),
        note: batch.noteEnc && this.cipher.decrypt(batch.noteEnc, NOTE_CONTEXT),
        sheets: this.sheetsIn(batch),
      }),
    )
  }
}

/** What is broken inside the reader says, in the background. */
async function choosable(bytes: Buffer): Promise<BatchSheets | null> {
  const names = await sheetsOf(bytes).catch(() => [])
  const [chosen] = names
  if (chosen === undefined || names.length < 2) return null
  return { names: names.slice(0, MOST_SHEETS).filter((name) => name.length <= LONGEST_NAME), chosen }
}

const notFound = () => new DomainError('NOT_FOUND', '没有找到这次导入')
const stateRefusal = () => new DomainError('IMPORT_STATE', '这次导入的状态已经变了，请刷新后再看')

function totalOf({ problemCount, changedCount, createdCount }: ImportBatchEntity, section: ImportSection): number {
  return { problems: problemCount, changed: changedCount, created: createdCount, passwords: 0 }[section]
}
