import { DomainError, type Instant, sha256Hex } from '@app/domain'
import { type Database, RegisterRepository, type UnitOfWork } from '@app/persistence'
import type { FieldCipher } from '@app/platform'
import { RegisterService } from '../register/register.service'
import { ACCOUNT_LIST, planAccounts } from './accounts.import'
import { AREA_LIST, planAreas } from './areas.import'
import { CYLINDER_LIST } from './cylinders.columns'
import { planCylinders } from './cylinders.import'
import { decodeList } from './decode'
import type { ImportContext, ImportPlan, IssuedPassword } from './import-plan'
import { PREMISES_LIST } from './premises.columns'
import { planPremises } from './premises.import'
import { RowReader } from './row-reader'
import { type Column, type ImportProblem, readTable } from './table'

export const IMPORT_LISTS = ['areas', 'accounts', 'premises', 'cylinders'] as const
export type ImportList = (typeof IMPORT_LISTS)[number]

export interface Imported {
  created: number
  changed: number
  unchanged: number
  /** Names of companies that this list mentioned for the first time. */
  newCompanies: string[]
  passwords: IssuedPassword[]
}

type Planner<K extends string> = (
  rows: readonly RowReader<K>[],
  problems: ImportProblem[],
  context: ImportContext,
) => Promise<ImportPlan>

function list<K extends string>(columns: readonly Column<K>[], plan: Planner<K>) {
  return (text: string, context: ImportContext): Promise<ImportPlan> => {
    const { rows, problems } = readTable(text, columns)
    return plan(
      rows.map((row) => new RowReader(row, columns, problems)),
      problems,
      context,
    )
  }
}

const LISTS: Record<ImportList, (text: string, context: ImportContext) => Promise<ImportPlan>> = {
  areas: list(AREA_LIST, planAreas),
  accounts: list(ACCOUNT_LIST, planAccounts),
  premises: list(PREMISES_LIST, planPremises),
  cylinders: list(CYLINDER_LIST, planCylinders),
}

/** A district's own roster out of the lists its offices keep: all of a list or nothing of it. */
export class ImportService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly db: Database,
    private readonly cipher: FieldCipher,
    private readonly now: () => Instant,
    private readonly districtCode: string,
  ) {}

  /**
   * Throws IMPORT_REFUSED with every bad line; the same list a second time changes nothing.
   * `handOver` gets new passwords before they are stored as hashes: afterwards nobody could tell them any more.
   */
  async import(
    register: ImportList,
    bytes: Uint8Array,
    handOver: (passwords: readonly IssuedPassword[]) => void = () => undefined,
  ): Promise<Imported> {
    const { cipher, districtCode } = this
    const now = this.now()
    const known = new RegisterRepository(this.db)
    const plan = await LISTS[register](decodeList(bytes), { known, cipher, now, districtCode })
    if (plan.problems.length > 0) throw refusal(plan.problems)
    const { created, changed, unchanged, entries, passwords } = plan
    if (created + changed > 0) {
      handOver(passwords)
      const source = { register, fileHash: sha256Hex(bytes), created, changed, unchanged }
      await new RegisterService(this.uow, cipher).enter(entries, { actorId: null, at: now, source })
    }
    const newCompanies = (entries.companies ?? []).map(({ name }) => name)
    return { created, changed, unchanged, newCompanies: created + changed > 0 ? newCompanies : [], passwords }
  }
}

function refusal(problems: readonly ImportProblem[]): DomainError {
  const sorted = [...problems].sort((a, b) => a.line - b.line)
  return new DomainError(
    'IMPORT_REFUSED',
    `没有导入任何一行：${sorted.length} 处不对，请改好后把整份文件再导入一次`,
    sorted.map(({ line, column, reason }) => ({ path: `第 ${line} 行「${column}」`, message: reason })),
  )
}
