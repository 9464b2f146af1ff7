export interface Result {
  value: number
  unit: string
  /** The same measure of the bare server, or of the bare statements. */
  limit?: number
  ratio?: number
}

export type Results = Record<string, Result>

export const versus = (unit: string, ours: number, limit: number): Result => ({
  value: round(ours),
  unit,
  limit: round(limit),
  ratio: round(ours / limit),
})

/** Three digits are more than the machine can promise. */
export const round = (value: number): number => (value >= 100 ? Math.round(value) : Number(value.toPrecision(3)))
