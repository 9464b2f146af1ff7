import { type CylinderEvent, DomainError } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { EventRecorder } from '../custody/event-recorder.service'
import { RowReader } from '../import/row-reader'
import { type ImportProblem, readTable } from '../import/table'
import { type TemplateFormat, tableTemplate } from '../import/template'
import { readGrid } from '../sheets'
import { EVENT_COLUMNS, EVENT_EXAMPLES, type EventColumn } from './event-columns'
import { readEvent } from './event-row'

const MOST_LINES = 10_000
const IN_ONE_UNIT = 1000
const MOST_PROBLEMS = 200

interface Line {
  line: number
  event: CylinderEvent
}

/** 流转表: what a company without software reports, as a table. It goes the way of every other message. */
@Injectable()
export class EventSheetService {
  constructor(private readonly recorder: EventRecorder) {}

  template(format: TemplateFormat): Promise<Buffer> {
    return tableTemplate({ title: '流转表', columns: EVENT_COLUMNS, examples: EVENT_EXAMPLES }, format)
  }

  /** What is wrong with the lines; writes nothing. Throws IMPORT_*. */
  async check(bytes: Buffer) {
    const { lines, problems } = await this.read(bytes)
    return { ...counted([]), lines: lines.length, problems: problems.slice(0, MOST_PROBLEMS) }
  }

  /**
   * With one bad line nothing is taken; else every line by itself, as from software. The same file again changes nothing.
   * Throws IMPORT_*.
   */
  async report(bytes: Buffer, { companyId, accountId }: { companyId: string | null; accountId: string | null }) {
    if (companyId === null) throw new DomainError('FORBIDDEN', '没有权限使用此功能')
    const { lines, problems } = await this.read(bytes)
    if (problems.length > 0) return { ...counted([]), lines: lines.length, problems: problems.slice(0, MOST_PROBLEMS) }
    const results = []
    for (let at = 0; at < lines.length; at += IN_ONE_UNIT) {
      const events = lines.slice(at, at + IN_ONE_UNIT).map(({ event }) => event)
      results.push(...(await this.recorder.record(companyId, events, { actorId: accountId })))
    }
    const told = results.flatMap(({ problems: found }, i) =>
      found.map(({ field, message }) => ({ line: lines[i]?.line ?? 0, column: titleOf(field), reason: message })),
    )
    return { ...counted(results), lines: lines.length, problems: told.slice(0, MOST_PROBLEMS) }
  }

  private async read(bytes: Buffer): Promise<{ lines: Line[]; problems: ImportProblem[] }> {
    const { rows, problems, titles } = await readTable(await readGrid(bytes), EVENT_COLUMNS)
    if (rows.length > MOST_LINES)
      throw new DomainError('IMPORT_TOO_LONG', `一次最多 ${MOST_LINES} 行，请按天或按月分成几个文件`)
    const known = new Map<EventColumn, string>([
      ...EVENT_COLUMNS.map(({ key, title }) => [key, title] as const),
      ...titles,
    ])
    const lines = rows.flatMap((row): Line[] => {
      const event = readEvent(new RowReader(row, (key: EventColumn) => known.get(key) ?? key, problems))
      return event ? [{ line: row.line, event }] : []
    })
    return { lines, problems: problems.sort((a, b) => a.line - b.line) }
  }
}

function counted(results: readonly { status: 'stored' | 'repeated' | 'flagged' | 'refused' }[]) {
  const of = (status: string) => results.filter((result) => result.status === status).length
  return { stored: of('stored'), repeated: of('repeated'), flagged: of('flagged'), refused: of('refused') }
}

/** Fields of a message under the names of the columns. */
const FIELDS: Record<string, EventColumn> = { occurredAt: 'day', 'from.code': 'from', 'to.code': 'to' }
const titleOf = (field: string): string =>
  EVENT_COLUMNS.find(({ key }) => key === (FIELDS[field] ?? field))?.title ?? '整行'
