/** One sending of what was typed: repeated after a lost answer, it is the same action. */
export interface Sending {
  /** What was sent, so that mended entries become another action. */
  of: string
  actionId: string
  /** When it was first sent. */
  at: string
}

/** What stands in a form and is not stored yet. */
export interface Draft<V> {
  values: Partial<V>
  sending: Sending | null
}

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

const PREFIX = 'pingan.draft/'
const keyOf = (accountId: string, subject: string): string => `${PREFIX}${accountId}/${subject}`

/**
 * In this tab only (sessionStorage), each account its own: names and numbers that were typed outlive a reload, an
 * expired session and a lost connection, but neither the log-out nor the tab. A shelf that is full or forbidden costs
 * the keeping, never the form.
 */
export class Drafts {
  constructor(private readonly shelf: () => Shelf = () => sessionStorage) {}

  read<V>(accountId: string, subject: string): Draft<V> | null {
    try {
      const text = this.shelf().getItem(keyOf(accountId, subject))
      return text ? (JSON.parse(text) as Draft<V>) : null
    } catch {
      return null
    }
  }

  keep<V>(accountId: string, subject: string, draft: Draft<V>): void {
    try {
      this.shelf().setItem(keyOf(accountId, subject), JSON.stringify(draft))
    } catch {
      // The form still holds it.
    }
  }

  drop(accountId: string, subject: string): void {
    try {
      this.shelf().removeItem(keyOf(accountId, subject))
    } catch {
      // What cannot be reached was not kept either.
    }
  }

  /** All of them, or all but those of one account. */
  forget(exceptAccountId?: string): void {
    try {
      const shelf = this.shelf()
      const kept = exceptAccountId === undefined ? null : keyOf(exceptAccountId, '')
      const keys = Array.from({ length: shelf.length }, (_, i) => shelf.key(i) ?? '')
      for (const key of keys) if (key.startsWith(PREFIX) && !(kept && key.startsWith(kept))) shelf.removeItem(key)
    } catch {
      // As above.
    }
  }
}

export const drafts = new Drafts()
