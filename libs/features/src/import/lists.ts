import type { Grid } from '../sheets'
import { ACCOUNT_LIST } from './accounts.columns'
import { planAccounts } from './accounts.import'
import { AREA_LIST, planAreas } from './areas.import'
import type { Column } from './column'
import { CYLINDER_LIST } from './cylinders.columns'
import { planCylinders } from './cylinders.import'
import { ACCOUNT_EXAMPLES, AREA_EXAMPLES, CYLINDER_EXAMPLES, PREMISES_EXAMPLES } from './examples'
import type { ImportContext, ImportPlan, Planned } from './import-plan'
import { PREMISES_LIST } from './premises.columns'
import { planPremises } from './premises.import'
import { RowReader } from './row-reader'
import { readTable } from './table'

export const IMPORT_LISTS = ['areas', 'accounts', 'premises', 'cylinders'] as const
export type ImportList = (typeof IMPORT_LISTS)[number]

/** One register as lists bring it: its columns, the lines of its template, and what a list does to it. */
export interface ListDefinition {
  title: string
  columns: readonly Column<string>[]
  examples: readonly Partial<Record<string, string>>[]
  plan(grid: Grid, context: ImportContext): Promise<ImportPlan>
}

type Planner<K extends string> = (rows: readonly RowReader<K>[], context: ImportContext) => Promise<Planned>

function list<K extends string>(
  title: string,
  columns: readonly Column<K>[],
  examples: readonly Partial<Record<K, string>>[],
  planner: Planner<K>,
): ListDefinition {
  return {
    title,
    columns,
    examples,
    async plan(grid, context) {
      const { rows, problems, titles } = await readTable(grid, columns)
      // A person looks for the fault under the name that stands in his own file.
      const known = new Map<K, string>([...columns.map(({ key, title }) => [key, title] as const), ...titles])
      const readers = rows.map((row) => new RowReader(row, (key: K) => known.get(key) ?? key, problems))
      const { entries, passwords, outcome } = await planner(readers, context)
      problems.sort((a, b) => a.line - b.line)
      const { sheet, otherSheets } = grid
      return { ...outcome, entries, passwords, problems, rows: rows.length, sheet, otherSheets }
    },
  }
}

export const LISTS: Readonly<Record<ImportList, ListDefinition>> = {
  areas: list('区域', AREA_LIST, AREA_EXAMPLES, planAreas),
  premises: list('用气场所和用户', PREMISES_LIST, PREMISES_EXAMPLES, planPremises),
  accounts: list('账号', ACCOUNT_LIST, ACCOUNT_EXAMPLES, planAccounts),
  cylinders: list('气瓶', CYLINDER_LIST, CYLINDER_EXAMPLES, planCylinders),
}
