import { tokensOf } from './marks'
import type { ScopeWorld } from './world'

export type Row = Readonly<Record<string, string | number | null>>
export interface Ref {
  table: string
  id: string
}

const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)

/** Facts are known by their number; an action has the id of what it made. */
const NAMELESS = new Set(['fact', 'client_action'])

/** Everything the database holds at one moment, as plain rows, with who names whom. */
export class KnownRows {
  private readonly byId = new Map<string, { table: string; row: Row }>()
  private readonly naming = new Map<string, Ref[]>()

  private constructor(private readonly tables: ReadonlyMap<string, readonly Row[]>) {
    for (const [table, rows] of tables)
      for (const row of rows) if (isId(row.id) && !NAMELESS.has(table)) this.byId.set(row.id, { table, row })
    for (const [table, rows] of tables) for (const row of rows) this.note(table, row)
  }

  static async read({ api }: ScopeWorld): Promise<KnownRows> {
    const names = await api.db.rows<{ name: string }>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    )
    const tables = new Map<string, Row[]>()
    for (const { name } of names) tables.set(name, await api.db.rows<Row>(`SELECT * FROM ${name}`))
    return new KnownRows(tables)
  }

  table(name: string): readonly Row[] {
    return this.tables.get(name) ?? []
  }

  has(table: string): boolean {
    return this.tables.has(table)
  }

  find(id: string): { table: string; row: Row } | undefined {
    return this.byId.get(id)
  }

  row(table: string, id: unknown): Row | undefined {
    const found = typeof id === 'string' ? this.byId.get(id) : undefined
    return found?.table === table ? found.row : undefined
  }

  /** The rows that name this id, other than its own. */
  namedBy(id: string): readonly Ref[] {
    return this.naming.get(id) ?? []
  }

  /** Every code that stands in a column, so that an answer with it can be traced to its row. */
  codes(): { token: string; table: string; id: string }[] {
    const rows = [...this.tables].flatMap(([table, all]) => all.map((row) => ({ table, row })))
    return rows.flatMap(({ table, row: { id, code, number } }) => {
      const token = code ?? number
      return isId(id) && typeof token === 'string' ? [{ table, id, token }] : []
    })
  }

  private note(table: string, row: Row): void {
    const self = String(table === 'fact' ? row.seq : (row.id ?? row.hazardId ?? row.inspectionId ?? row.subjectId))
    for (const [column, value] of Object.entries(row)) {
      if (column === 'id' || typeof value !== 'string') continue
      const ids = column === 'body' ? tokensOf(value) : isId(value) ? [value] : []
      for (const id of ids) this.naming.set(id, [...(this.naming.get(id) ?? []), this.refOf(table, row, self)])
    }
  }

  /** A row without an id of its own speaks for the thing it hangs on. */
  private refOf(table: string, row: Row, self: string): Ref {
    if (table === 'fact' || this.byId.has(self)) return { table, id: self }
    const [name, id] = Object.entries(row).find(([column, value]) => /^\w+Id$/.test(column) && isId(value)) ?? []
    return { table: name?.replace(/Id$/, '') ?? table, id: String(id ?? self) }
  }
}
