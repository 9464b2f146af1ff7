import { commit, DomainError } from '@app/domain'
import {
  type ClientActionEntity,
  ClientActionRepository,
  CommittedTextEntity,
  DuplicateError,
  seal,
  type Tx,
  UnitOfWork,
} from '@app/persistence'
import { FieldCipher, newToken } from '@app/platform'
import { Injectable } from '@nestjs/common'
import type { Caller } from '../core/caller'
import { untilFresh } from '../core/stale'

/** What a person did, by the id his device gave it. */
export interface ClientAction {
  id: string
  /** `noun.verb` */
  kind: string
  subjectId: string
  content: unknown
}

export type Write = (tx: Tx) => Promise<void>

/** A text of a person: in the fact stands its commitment, beside it the ciphertext. */
export interface SealedText {
  commitment: string | null
  rows: CommittedTextEntity[]
}

/** Actions that arrive twice, or sixty-four at once, happen once. */
@Injectable()
export class ActionLedger {
  constructor(
    private readonly actions: ClientActionRepository,
    private readonly uow: UnitOfWork,
    private readonly cipher: FieldCipher,
  ) {}

  /**
   * Runs what `prepare` gives in one unit, unless this very action was done before; then nothing happens. The same id
   * with other content is ID_REUSED. `prepare` runs again when a version had moved on (`StaleError`).
   */
  async once(action: ClientAction, caller: Caller, prepare: () => Promise<Write>): Promise<void> {
    const row = actionRow(action, caller)
    if (await this.isDone(row)) return
    try {
      await untilFresh(async () => this.write(row, await prepare()))
    } catch (error) {
      // The twin of this action may have won meanwhile and left a state that refuses it.
      if (isLostRace(error) && (await this.isDone(row))) return
      throw error
    }
  }

  seal(actionId: string, path: string, text: string | null | undefined): SealedText {
    const spoken = text?.trim()
    if (!spoken) return { commitment: null, rows: [] }
    const salt = newToken()
    const row = { subjectId: actionId, path, salt, textEnc: this.cipher.encrypt(spoken, 'committed.text') }
    return { commitment: commit(spoken, salt), rows: [row] }
  }

  private write(row: Omit<ClientActionEntity, 'at'>, write: Write): Promise<void> {
    return this.uow.run(async (tx) => {
      await this.actions.insert(tx, { ...row, at: tx.now })
      await write(tx)
    })
  }

  private async isDone(row: Omit<ClientActionEntity, 'at'>): Promise<boolean> {
    const known = await this.actions.byId(row.id)
    if (known && known.hash !== row.hash)
      throw new DomainError('ID_REUSED', '这个操作编号已用于另一次操作，请刷新后重新操作')
    return known !== null
  }
}

/** Inside the unit, beside the fact that carries the commitment. */
export const insertTexts = (tx: Tx, { rows }: SealedText): Promise<void> => tx.insert(CommittedTextEntity, rows)

function actionRow({ id, kind, subjectId, content }: ClientAction, { accountId }: Caller) {
  const { hash } = seal({ kind, subjectId, accountId, content })
  return { id, kind, subjectId, hash, accountId }
}

const isLostRace = (error: unknown): boolean => error instanceof DuplicateError || error instanceof DomainError
