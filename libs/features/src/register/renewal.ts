import type { SqlValue, Tx } from '@app/persistence'

/** New values for some columns of one row that exists. */
export interface Renewal {
  table: string
  key: string
  id: SqlValue
  columns: readonly string[]
  values: readonly SqlValue[]
}

export function renewalOf<Row extends object>(
  table: string,
  key: keyof Row & string,
  row: Row,
  columns: readonly (keyof Row & string)[],
): Renewal {
  const value = (column: keyof Row): SqlValue => row[column] as SqlValue
  return { table, key, id: value(key), columns, values: columns.map(value) }
}

export async function renew(tx: Tx, { table, key, id, columns, values }: Renewal): Promise<void> {
  const set = columns.map((column) => `${column} = ?`).join(', ')
  await tx.execute(`UPDATE ${table} SET ${set} WHERE ${key} = ?`, [...values, id])
}

/** Ends a row that holds from–to. */
export interface Ending {
  table: 'grid_assignment' | 'occupancy' | 'supply'
  id: string
  toOn: string
}

export async function end(tx: Tx, { table, id, toOn }: Ending): Promise<void> {
  await tx.execute(`UPDATE ${table} SET toOn = ? WHERE id = ? AND toOn IS NULL`, [toOn, id])
}
