/** What a company's software signs. Each part is on a line of its own, so that no part can pass for another. */
export interface SignedParts {
  method: string
  /** As sent, with its query. */
  path: string
  /** Seconds since 1970 UTC, as digits. */
  timestamp: string
  nonce: string
  /** SHA-256 of the body as sent, in small hexadecimal digits; of nothing when there is no body. */
  bodySha256: string
}

export const signedText = ({ method, path, timestamp, nonce, bodySha256 }: SignedParts): string =>
  [method.toUpperCase(), path, timestamp, nonce, bodySha256].join('\n')

/** A request is good for so long before and after the time it names. */
export const CLOCK_WINDOW_SECONDS = 300

export const isInClockWindow = (timestamp: string, nowMs: number): boolean =>
  Math.abs(nowMs / 1000 - Number(timestamp)) <= CLOCK_WINDOW_SECONDS
