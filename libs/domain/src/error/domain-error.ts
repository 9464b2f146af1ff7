/** One thing wrong with an input. `path` is a JSON path (`content.answers[3].reason`) or a checklist item code. */
export interface Problem {
  path: string
  message: string
  item?: string
}

/**
 * A refusal with a stable code. The HTTP filter maps the code to a status and shows `message` (Chinese) as the title.
 * `problems` lists every fault found, so that a person mends all of them at once.
 */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly problems: readonly Problem[] = [],
  ) {
    super(message)
    this.name = 'DomainError'
  }
}
