export type SqlValue = string | number | boolean | null

export interface Statement {
  sql: string
  params: SqlValue[]
  /** The parts of an insert, so that the rows of several may become one. */
  insert?: { head: string; rows: string; tail: string }
}
