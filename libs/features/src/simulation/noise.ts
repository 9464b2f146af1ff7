/** What spoils the reports, as shares of them. */
export interface Noise {
  /** Codes read with one or two characters wrong. */
  misread: number
  /** Reports that come late, and by how many days at most. */
  late: number
  lateDays: number
  /** Devices whose clock is wrong, by up to two hours either way. */
  wrongClocks: number
  /** Empties taken back without anybody reporting it. */
  missingReturns: number
  /** Cylinders whose code a second bottle carries. */
  twins: number
}

/** As issue 4 fixes it. */
export const FIXED_NOISE: Noise = {
  ...{ misread: 0.02, late: 0.1, lateDays: 3, wrongClocks: 0.03, missingReturns: 0.05, twins: 1 / 2000 },
}
