import type { Value, VisitRows } from './rows'

export interface Card {
  cylinder: unknown
  hazards: unknown[]
  alerts: unknown[]
  aliases: unknown[]
  recent: unknown[]
}

/** The least a database can be asked for the same answers. */
export interface LimitStore {
  /** The rows behind a live session. */
  session(params: Value[]): Promise<unknown[]>
  card(code: string): Promise<Card | null>
  submit(rows: VisitRows): Promise<void>
}
