import {
  addMinutes,
  DomainError,
  dateInShanghai,
  type Instant,
  type ListExportedBody,
  newId,
  ROLE_LABEL,
} from '@app/domain'
import { type Page, type PageRequest, prepareFact, UnitOfWork } from '@app/persistence'
import { type Clock, ConcurrencyGate, sha256Hex } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { type AlertQuery, AlertService } from '../alerts/alert.service'
import { CompanyService } from '../companies/company.service'
import type { Caller } from '../core/caller'
import { CLOCK } from '../core/tokens'
import { CylinderService } from '../cylinders/cylinder.service'
import { type HazardQuery, HazardService } from '../hazards/hazard.service'
import { InspectionService } from '../inspections/inspection.service'
import { type PremisesQuery, PremisesService } from '../premises/premises.service'
import { CsvWriter, Pace, type SheetWriter, XlsxWriter } from '../sheets'
import {
  ALERT_TABLE,
  COMPANY_TABLE,
  CYLINDER_TABLE,
  type ExportColumn,
  HAZARD_TABLE,
  INSPECTION_TABLE,
  PREMISES_TABLE,
} from './export-tables'

export const EXPORT_KINDS = ['premises', 'cylinders', 'hazards', 'alerts', 'inspections', 'companies'] as const
export type ExportKind = (typeof EXPORT_KINDS)[number]

export interface ExportRequest {
  kind: ExportKind
  format: 'xlsx' | 'csv'
  /** The list's own filters, validated as the list validates them. */
  filters: Readonly<Record<string, string | undefined>>
}

export interface ExportedFile {
  bytes: Buffer
  /** The list and the day, nothing of what it holds. */
  name: string
  format: ExportRequest['format']
}

const TITLE: Record<ExportKind, string> = {
  premises: '用气场所',
  cylinders: '气瓶',
  hazards: '隐患',
  alerts: '告警',
  inspections: '入户检查',
  companies: '燃气企业',
}

/** As many as a list may bring in, twenty times the bottles of a district: half a minute, and a few megabytes. */
const MOST_ROWS = 50_000
const PAGE_ROWS = '200'
/** Reading fifty thousand rows keeps a processor busy; people at doors come first. */
const GATE = new ConcurrencyGate(2)

type Filters = PageRequest & Record<string, string | undefined>
type ReadPage = (request: Filters) => Promise<Page<object>>

interface Table {
  columns: readonly ExportColumn<never>[]
  read: ReadPage
}

/**
 * A list as a file. It is read through the list itself, page by page: who may see what, and what is masked, is decided
 * in one place. The file leaves only after the fact that it does.
 */
@Injectable()
export class ExportService {
  constructor(
    private readonly premises: PremisesService,
    private readonly cylinders: CylinderService,
    private readonly hazards: HazardService,
    private readonly alerts: AlertService,
    private readonly inspections: InspectionService,
    private readonly companies: CompanyService,
    private readonly uow: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Whoever may see the list may take it: that is decided before. Throws EXPORT_TOO_LONG. */
  make(request: ExportRequest, caller: Caller): Promise<ExportedFile> {
    return GATE.run(() => this.write(request, caller))
  }

  private async write(request: ExportRequest, caller: Caller): Promise<ExportedFile> {
    const { kind, format } = request
    const { columns, read } = this.table(kind, caller)
    const writer = format === 'csv' ? new CsvWriter() : new XlsxWriter(TITLE[kind])
    writer.begin(columns, this.notes(request, caller))
    const rows = await copy(writer, columns, (cursor) => read({ ...request.filters, cursor, limit: PAGE_ROWS }))
    const bytes = await writer.end()
    await this.log(request, { rows, fileHash: sha256Hex(bytes) }, caller)
    return { bytes, name: `${TITLE[kind]}_${dateInShanghai(this.clock.now())}.${format}`, format }
  }

  private table(kind: ExportKind, caller: Caller): Table {
    const tables: Record<ExportKind, Table> = {
      premises: { columns: PREMISES_TABLE, read: (asked) => this.premises.search(caller, asked as PremisesQuery) },
      cylinders: { columns: CYLINDER_TABLE, read: (asked) => this.cylinders.list(caller, asked as never) },
      hazards: { columns: HAZARD_TABLE, read: (asked) => this.hazards.list(asked as HazardQuery, caller) },
      alerts: { columns: ALERT_TABLE, read: (asked) => this.alerts.list(asked as AlertQuery, caller) },
      inspections: { columns: INSPECTION_TABLE, read: (asked) => this.inspections.list(asked as never, caller) },
      companies: { columns: COMPANY_TABLE, read: (asked) => this.companies.overview(asked as never, caller) },
    }
    return tables[kind]
  }

  private notes({ kind, filters }: ExportRequest, { role, name, username }: Caller): string[] {
    const now = this.clock.now()
    const asked = Object.keys(filters).filter((key) => filters[key] !== undefined && key !== 'sort')
    return [
      `平安液化气 · ${TITLE[kind]}`,
      `导出人 ${ROLE_LABEL[role]} ${name}（${username}） · ${dateInShanghai(now)} ${clockWords(now)} · ${asked.length > 0 ? '按筛选条件' : '本人可见的全部'} · 内部资料，请勿外传`,
    ]
  }

  /** Filters are codes; what was searched for may be somebody's name or telephone and is not kept. */
  private async log(
    { kind, format, filters }: ExportRequest,
    made: { rows: number; fileHash: string },
    caller: Caller,
  ) {
    const { q, ...codes } = filters
    const named = Object.entries(codes).filter((entry): entry is [string, string] => entry[1] !== undefined)
    const body: ListExportedBody = {
      exportId: newId(),
      list: kind,
      format,
      filters: Object.fromEntries(named),
      searched: Boolean(q?.trim()),
      ...made,
    }
    const fact = prepareFact({
      kind: 'list.exported',
      actorId: caller.accountId,
      occurredAt: this.clock.now(),
      areaCode: caller.areaCode,
      body,
      subjects: [{ kind: 'account', id: caller.accountId }],
    })
    await this.uow.run(async (tx) => tx.fact(fact))
  }
}

const SHANGHAI_MINUTES = 8 * 60
const clockWords = (at: Instant): string => addMinutes(at, SHANGHAI_MINUTES).slice(11, 16)

/** Gives the number of rows. */
async function copy(
  writer: SheetWriter,
  columns: readonly ExportColumn<never>[],
  read: (cursor: string | undefined) => Promise<Page<object>>,
): Promise<number> {
  const pace = new Pace()
  let rows = 0
  let cursor: string | undefined
  do {
    const page = await read(cursor)
    if (page.total > MOST_ROWS || rows > MOST_ROWS) throw tooLong(page.total)
    for (const row of page.items) await writer.row(columns.map((column) => column.value(row as never)))
    rows += page.items.length
    cursor = page.nextCursor ?? undefined
    if (pace.isDue) await pace.rest()
  } while (cursor)
  return rows
}

const tooLong = (total: number): DomainError =>
  new DomainError('EXPORT_TOO_LONG', `共 ${total} 条，一次最多导出 ${MOST_ROWS} 条，请加筛选条件分次导出`)
