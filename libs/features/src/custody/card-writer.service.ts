import { CustodyRepository, type DeliveryCheckEntity, type PreparedFact, type Tx, UnitOfWork } from '@app/persistence'
import { Injectable } from '@nestjs/common'
import { freshKeys, StaleError } from '../core/stale'
import type { Card } from './card'

export interface CardChanges {
  facts: readonly PreparedFact[]
  changed: readonly Card[]
  delivered?: readonly DeliveryCheckEntity[]
}

/** Cards that messages have changed, with their facts, as one unit: a few statements, however many they are. */
@Injectable()
export class CardWriter {
  constructor(
    private readonly custody: CustodyRepository,
    private readonly uow: UnitOfWork,
  ) {}

  /** Throws StaleError when one of them moved since it was read. `beside` is written in the same unit. */
  async write({ facts, changed, delivered = [] }: CardChanges, beside?: (tx: Tx) => Promise<void>): Promise<void> {
    if (facts.length === 0) return
    const rows = changed.map(({ row }) => row)
    const aliases = changed.flatMap((card) => card.aliases)
    const unit = this.uow.run(async (tx) => {
      await this.assertUnchanged(tx, changed)
      await this.custody.writeCylinders(tx, rows, aliases)
      const ways = changed.map((card) => card.custodyRow(tx.now))
      await this.custody.write(tx, ways)
      for (const card of changed) touch(tx, card)
      await this.custody.writeChecks(tx, delivered)
      for (const { premisesId } of delivered) tx.touch('premises', premisesId)
      await beside?.(tx)
      for (const fact of facts) tx.fact(fact)
    })
    await freshKeys('events', unit)
  }

  /** A visit or another batch may have moved one of them since they were read. */
  private async assertUnchanged(tx: Tx, cards: readonly Card[]): Promise<void> {
    const known = cards.filter(({ before }) => before !== null)
    const ids = known.map(({ row }) => row.id)
    const held = new Map((await this.custody.held(tx, ids)).map((row) => [row.id, row]))
    for (const { before, custodyVersion, row } of known) {
      const now = held.get(row.id)
      const same =
        now?.version === custodyVersion &&
        now?.premisesId === before?.premisesId &&
        now?.lastSeenAt === before?.lastSeenAt &&
        now?.status === before?.status
      if (!same) throw new StaleError('cylinder')
    }
  }
}

/** The cylinder is looked at again, and the homes whose stock has changed. */
function touch(tx: Tx, { row, before }: Card): void {
  tx.touch('cylinder', row.id)
  if (row.premisesId === before?.premisesId && row.presence === before?.presence) return
  for (const id of [row.premisesId, before?.premisesId]) if (id) tx.touch('premises', id)
}
