import { DomainError, type Instant } from '@app/domain'
import {
  AccountSecurityRepository,
  type Database,
  FactTailRepository,
  PremisesAreaRepository,
  RegisterRepository,
  type Tx,
  type UnitOfWork,
} from '@app/persistence'
import { type FieldCipher, sha256Hex } from '@app/platform'
import { type AreaMoves, areaMoves, writeAreaMoves } from '../register/area-moves'
import { type PreparedEntries, RegisterService } from '../register/register.service'
import { readGrid } from '../sheets'
import type { ImportPlan, IssuedPassword, OnProgress } from './import-plan'
import { type ImportList, LISTS } from './lists'
import { withHashes } from './password'
import type { ImportProblem } from './table'
import { assertUntouched } from './untouched'

export interface Imported {
  created: number
  changed: number
  unchanged: number
  /** Names of companies that this list mentioned for the first time. */
  newCompanies: string[]
  passwords: IssuedPassword[]
  sheet: string | null
  otherSheets: readonly string[]
}

export interface Reading {
  onProgress?: OnProgress
  /** Of a workbook with several; the first that is shown where none is named. */
  sheet?: string
}

/** A plan together with the place in the journal up to which it knows the register. */
export interface Preview {
  register: ImportList
  fileHash: string
  plan: ImportPlan
  /** The moment that rows and facts of this plan both name. */
  at: Instant
  upToSeq: number
}

/** A plan made into rows and facts, ready for one unit. */
export interface PreparedImport {
  preview: Preview
  entries: PreparedEntries
  moves: AreaMoves
}

const SILENT: OnProgress = () => undefined

/** A district's own roster out of the lists its offices keep: all of a list or nothing of it. */
export class ImportService {
  private readonly register: RegisterService
  private readonly security: AccountSecurityRepository
  private readonly borders: PremisesAreaRepository

  constructor(
    private readonly uow: UnitOfWork,
    private readonly db: Database,
    private readonly cipher: FieldCipher,
    private readonly now: () => Instant,
    private readonly districtCode: string,
  ) {
    this.register = new RegisterService(uow, cipher)
    this.security = new AccountSecurityRepository(db)
    this.borders = new PremisesAreaRepository(db)
  }

  /** What the list would do; writes nothing. Throws IMPORT_* when the file is no list. */
  async preview(register: ImportList, bytes: Buffer, { onProgress = SILENT, sheet }: Reading = {}): Promise<Preview> {
    const { cipher, districtCode } = this
    const at = this.now()
    const upToSeq = await new FactTailRepository(this.db).lastSeq()
    const grid = await readGrid(bytes, (done, total) => onProgress('reading', done, total), sheet)
    const known = new RegisterRepository(this.db)
    const plan = await LISTS[register].plan(grid, { known, cipher, now: at, districtCode, onProgress })
    return { register, fileHash: sha256Hex(bytes), plan, at, upToSeq }
  }

  /** Hashes and encrypts, which inside a unit would make others wait. Throws IMPORT_REFUSED with every bad line. */
  async prepare(preview: Preview, by: { actorId: string | null; batchId?: string }): Promise<PreparedImport> {
    const { plan, register, fileHash } = preview
    if (plan.problems.length > 0) throw refusal(plan.problems)
    const counts = { created: plan.created.length, changed: plan.changed.length, unchanged: plan.unchanged }
    const source = { ...(by.batchId ? { batchId: by.batchId } : {}), register, fileHash, ...counts }
    const entered = { actorId: by.actorId, at: preview.at, source }
    const moving = (plan.entries.premises ?? []).filter(({ movedFrom }) => movedFrom !== undefined)
    const known = await new RegisterRepository(this.db).movedFrom(moving.map(({ id }) => id))
    const moves = areaMoves(moving, new Set(known.keys()), entered)
    return { preview, moves, entries: await this.register.prepareSteadily(await withHashes(plan), entered) }
  }

  /** Inside the caller's unit. Throws StaleError when somebody changed one of these things since the plan was made. */
  async write(tx: Tx, { preview, entries, moves }: PreparedImport, onProgress = SILENT): Promise<void> {
    await writeAreaMoves(tx, this.borders, moves)
    await this.register.write(tx, entries, (done, total) => onProgress('writing', done, total))
    await assertUntouched(tx, entries, preview.upToSeq)
    // Whoever brought the list in knows these passwords: they are good for one log-in.
    for (const { accountId } of preview.plan.passwords)
      await this.security.save(tx, accountId, { passwordChangedAt: tx.now, mustChange: true })
    onProgress('saving', 0, 0)
  }

  /**
   * Throws IMPORT_REFUSED with every bad line; the same list a second time changes nothing.
   * `handOver` gets new passwords before they are stored as hashes: afterwards nobody could tell them any more.
   */
  async import(
    register: ImportList,
    bytes: Buffer,
    handOver: (passwords: readonly IssuedPassword[]) => void = () => undefined,
    reading: Reading = {},
  ): Promise<Imported> {
    const preview = await this.preview(register, bytes, reading)
    const prepared = await this.prepare(preview, { actorId: null })
    const { plan } = preview
    const counts = { created: plan.created.length, changed: plan.changed.length, unchanged: plan.unchanged }
    const isNews = counts.created + counts.changed > 0
    if (isNews) {
      handOver(plan.passwords)
      await this.uow.run((tx) => this.write(tx, prepared, reading.onProgress))
    }
    const newCompanies = isNews ? (plan.entries.companies ?? []).map(({ name }) => name) : []
    const { passwords, sheet, otherSheets } = plan
    return { ...counts, newCompanies, passwords, sheet, otherSheets }
  }
}

function refusal(problems: readonly ImportProblem[]): DomainError {
  return new DomainError(
    'IMPORT_REFUSED',
    `没有导入任何一行：${problems.length} 处不对，请改好后把整份文件再导入一次`,
    problems.map(({ line, column, reason }) => ({ path: `第 ${line} 行「${column}」`, message: reason })),
  )
}
