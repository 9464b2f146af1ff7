export type SheetValue = string | number | null

export interface SheetColumn {
  title: string
  /** In characters of a Latin letter; a Chinese one takes two. */
  width: number
}

/** Makes one file of one table, row by row; what is finished is packed and held in memory, not the rows. */
export interface SheetWriter {
  /** `notes` say what the file is, who made it and when. */
  begin(columns: readonly SheetColumn[], notes: readonly string[]): void
  row(values: readonly SheetValue[]): Promise<void>
  end(): Promise<Buffer>
}
