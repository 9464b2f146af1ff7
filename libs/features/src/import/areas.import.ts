import { areaKindOf } from '@app/domain'
import type { AreaEntry } from '../register/entries'
import { shortAreaCode } from './area-finder'
import { differences, type ImportContext, type ImportPlan, sort } from './import-plan'
import type { RowReader } from './row-reader'
import type { Column, ImportProblem } from './table'

export type AreaColumn = 'code' | 'name'

export const AREA_LIST: readonly Column<AreaColumn>[] = [
  {
    key: 'code',
    title: '区域编码',
    also: ['编码', '代码', '区划代码', '统计用区划代码', '街道编码', '社区编码', '网格编码'],
    needed: true,
  },
  { key: 'name', title: '名称', also: ['区域名称', '街道名称', '社区名称', '网格名称'], needed: true },
]

/** Districts, streets, communities and grids; the level and the parent follow from the code. */
export async function planAreas(
  rows: readonly RowReader<AreaColumn>[],
  problems: ImportProblem[],
  context: ImportContext,
): Promise<ImportPlan> {
  const wanted = new Map<string, { row: RowReader<AreaColumn>; entry: AreaEntry }>()
  for (const row of rows) {
    const entry = read(row, context.districtCode)
    const twice = entry && wanted.get(entry.code)
    if (twice && twice.entry.name !== entry.name) row.fault('code', `与第 ${twice.row.line} 行编码相同，名称不同`)
    else if (entry) wanted.set(entry.code, { row, entry })
  }
  const parents = [...wanted.values()].flatMap(({ entry }) => entry.parentCode ?? [])
  const known = new Map((await context.known.areas([...wanted.keys(), ...parents])).map((area) => [area.code, area]))
  for (const { row, entry } of wanted.values()) {
    const { parentCode } = entry
    if (parentCode === null || wanted.has(parentCode) || known.has(parentCode)) continue
    row.fault('code', `上级“${parentCode}”没有登记，请把上级也放进这份文件`)
  }
  const entries = [...wanted.values()].map(({ entry }) => {
    const before = known.get(entry.code)
    return before ? { ...entry, changed: differences({ name: before.name }, { name: entry.name }) } : entry
  })
  const { kept, ...counts } = sort(entries)
  const topDown = [...kept].sort((a, b) => a.code.length - b.code.length)
  return { entries: { areas: topDown }, ...counts, problems, passwords: [] }
}

function read(row: RowReader<AreaColumn>, districtCode: string): AreaEntry | null {
  const code = shortAreaCode(row.code('code', 20) ?? '')
  const name = row.neededText('name')
  const kind = areaKindOf(code)
  if (code === '') row.fault('code', '没有填')
  else if (!kind) row.fault('code', `“${code}”位数不对：街道 9 位、社区 12 位、网格 14 位`)
  else if (!code.startsWith(districtCode)) row.fault('code', `“${code}”不属于本区（${districtCode}）`)
  return kind && row.isSound ? { code, kind, name, parentCode: parentOf(code, districtCode) } : null
}

const PARENT_LENGTH: Record<number, number> = { 9: 6, 12: 9, 14: 12 }

function parentOf(code: string, districtCode: string): string | null {
  return code === districtCode ? null : code.slice(0, PARENT_LENGTH[code.length])
}
