/** A table as it stands in the file, line by line, before anybody asks what the columns mean. */
export interface Grid {
  format: 'csv' | 'xlsx'
  rows: GridRow[]
  /** Rectangles of joined cells; only spreadsheets have them. */
  merges: readonly Merge[]
  /** The sheet that was read; a text file has none. */
  sheet: string | null
  /** Names of further sheets that were not read. */
  otherSheets: readonly string[]
}

export interface GridRow {
  /** As the person's program numbers it, from 1. */
  line: number
  cells: (string | undefined)[]
}

export interface Merge {
  fromLine: number
  toLine: number
  fromColumn: number
  toColumn: number
}

/** Bytes read so far of all there are. */
export type OnBytes = (done: number, total: number) => void
