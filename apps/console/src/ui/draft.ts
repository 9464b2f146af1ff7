import { newId } from '@app/domain'
import { useState } from 'react'
import { type Draft, type Drafts, drafts, type Sending } from '../api/drafts'
import { useSession } from '../api/session'

/** The sending of these entries: the one of before when they are the same, else another action. */
export function sendingOf(values: object, before: Sending | null): Sending {
  const of = JSON.stringify(values)
  return before?.of === of ? before : { of, actionId: newId(), at: new Date().toISOString() }
}

/** What is typed into one form about one subject, and the action it becomes. */
export class FormDraft<V extends object> {
  /** What was kept when the form was opened. */
  readonly kept: Draft<V> | null
  private sending: Sending | null

  constructor(
    private readonly shelf: Drafts,
    private readonly accountId: string,
    /** Without one nothing is kept: passwords and codes. */
    private readonly subject: string | undefined,
  ) {
    this.kept = subject === undefined ? null : shelf.read<V>(accountId, subject)
    this.sending = this.kept?.sending ?? null
  }

  typed(values: Partial<V>): void {
    if (this.subject !== undefined) this.shelf.keep<V>(this.accountId, this.subject, { values, sending: this.sending })
  }

  /** Called right before sending; survives a reload of the page while the answer is on its way. */
  send(values: V): Sending {
    this.sending = sendingOf(values, this.sending)
    this.typed(values)
    return this.sending
  }

  /** It is stored, or not wanted any more. */
  drop(): void {
    this.sending = null
    if (this.subject !== undefined) this.shelf.drop(this.accountId, this.subject)
  }
}

/** `subject` names the form and what it is about: `premises.status/<id>`. */
export function useDraft<V extends object>(subject: string | undefined): FormDraft<V> {
  const accountId = useSession()?.account.id ?? ''
  const [draft] = useState(() => new FormDraft<V>(drafts, accountId, subject))
  return draft
}
