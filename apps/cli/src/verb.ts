/** One word after `npm run`. It prints for people and throws what went wrong. */
export interface Verb {
  run(args: readonly string[]): Promise<void>
}

/** The command line is wrong; the message says how it is meant. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
