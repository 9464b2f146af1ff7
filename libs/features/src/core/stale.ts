import { DomainError } from '@app/domain'
import { DuplicateError } from '@app/persistence'

/** What a unit was prepared from has changed meanwhile: nothing was written, prepare it anew. */
export class StaleError extends DomainError {
  constructor(readonly what: string) {
    super('CONFLICT', '刚刚有别人更新了同一条记录，请刷新后再试')
    this.name = 'StaleError'
  }
}

export function assertFresh(matched: number, expected: number, what: string): void {
  if (matched !== expected) throw new StaleError(what)
}

/** A key taken by somebody else a moment ago is such a change too. */
export async function freshKeys<T>(what: string, insert: Promise<T>): Promise<T> {
  try {
    return await insert
  } catch (error) {
    throw error instanceof DuplicateError ? new StaleError(what) : error
  }
}

/** Prepares and writes again until nothing changes in between. */
export async function untilFresh<T>(work: () => Promise<T>, tries = 8): Promise<T> {
  for (let left = tries; ; left--) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof StaleError) || left <= 1) throw error
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 10 * (tries - left)))
    }
  }
}
