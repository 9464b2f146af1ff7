import { areaKindOf } from '@app/domain'
import type { AreaEntity } from '@app/persistence'
import type { AreaEntry } from '../register/entries'
import { shortAreaCode } from './area-finder'
import type { Column } from './column'
import { type Compared, checking, differences, type ImportContext, type Planned, settle, steadily } from './import-plan'
import type { RowReader } from './row-reader'

export type AreaColumn = 'code' | 'name'
type Row = RowReader<AreaColumn>

export const AREA_LIST: readonly Column<AreaColumn>[] = [
  {
    key: 'code',
    title: '区域编码',
    also: ['编码', '代码', '区划代码', '统计用区划代码', '街道编码', '社区编码', '网格编码'],
    needed: true,
  },
  { key: 'name', title: '名称', also: ['区域名称', '街道名称', '社区名称', '网格名称'], needed: true },
]

interface Wanted {
  row: Row
  entry: AreaEntry
}

/** Districts, streets, communities and grids; the level and the parent follow from the code. */
export async function planAreas(rows: readonly Row[], context: ImportContext): Promise<Planned> {
  const wanted = new Map<string, Wanted>()
  await steadily(rows, checking(context, rows), (row) => collect(wanted, row, context.districtCode))
  const parents = [...wanted.values()].flatMap(({ entry }) => entry.parentCode ?? [])
  const known = new Map((await context.known.areas([...wanted.keys(), ...parents])).map((area) => [area.code, area]))
  for (const { row, entry } of wanted.values()) {
    const { parentCode } = entry
    if (parentCode === null || wanted.has(parentCode) || known.has(parentCode)) continue
    row.fault('code', `上级“${parentCode}”没有登记，请把上级也放进这份文件`)
  }
  const { kept, outcome } = settle([...wanted.values()].map((one) => compared(one, known.get(one.entry.code))))
  const topDown = [...kept].sort((a, b) => a.code.length - b.code.length)
  return { entries: { areas: topDown }, outcome, passwords: [] }
}

function collect(wanted: Map<string, Wanted>, row: Row, districtCode: string): void {
  const entry = read(row, districtCode)
  const twice = entry && wanted.get(entry.code)
  if (twice && twice.entry.name !== entry.name) row.fault('code', `与第 ${twice.row.line} 行编码相同，名称不同`)
  else if (entry && !twice) wanted.set(entry.code, { row, entry })
}

function compared({ row, entry }: Wanted, before: AreaEntity | undefined): Compared<AreaEntry> {
  const fields = [{ label: '名称', before: before?.name ?? null, after: entry.name }]
  const changed = before && differences({ name: before.name }, { name: entry.name })
  return { entry: changed ? { ...entry, changed } : entry, line: row.line, key: entry.code, fields }
}

function read(row: Row, districtCode: string): AreaEntry | null {
  const code = shortAreaCode(row.code('code', 20) ?? '')
  const name = row.neededText('name')
  const kind = areaKindOf(code)
  if (code === '') row.fault('code', '没有填')
  else if (!kind) row.fault('code', `“${code}”位数不对：街道 9 位、社区 12 位、网格 14 位、微网格 16 位`)
  else if (!code.startsWith(districtCode)) row.fault('code', `“${code}”不属于本区（${districtCode}）`)
  return kind && row.isSound ? { code, kind, name, parentCode: parentOf(code, districtCode) } : null
}

const PARENT_LENGTH: Record<number, number> = { 9: 6, 12: 9, 14: 12, 16: 14 }

function parentOf(code: string, districtCode: string): string | null {
  return code === districtCode ? null : code.slice(0, PARENT_LENGTH[code.length])
}
