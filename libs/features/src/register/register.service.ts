import { newId } from '@app/domain'
import type { PreparedFact, Tx, UnitOfWork } from '@app/persistence'
import type { FieldCipher } from '@app/platform'
import type { EnteredBy, RegisterEntries } from './entries'
import { registerFacts } from './register.facts'
import { insertSteps, type Step } from './register.inserts'
import { endingsOf, renewalsOf } from './register.renewals'
import { type Ending, end, type Renewal, renew } from './renewal'

/** Rows and facts of a list, encrypted and hashed, ready for one unit. */
export interface PreparedEntries {
  endings: readonly Ending[]
  endedAliases: readonly string[]
  renewals: readonly Renewal[]
  inserts: readonly Step[]
  facts: readonly PreparedFact[]
  touched: readonly { kind: 'premises' | 'cylinder'; id: string }[]
}

/** The one place that writes the registers of areas, companies, accounts, premises with their parties, and cylinders. */
export class RegisterService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly cipher: FieldCipher,
    private readonly makeId: () => string = newId,
  ) {}

  /** Enters everything in one unit, or nothing. */
  async enter(entries: RegisterEntries, by: EnteredBy): Promise<void> {
    const prepared = this.prepare(entries, by)
    await this.uow.run((tx) => this.write(tx, prepared))
  }

  /** Encrypts and hashes, which inside a unit would make others wait. */
  prepare(entries: RegisterEntries, by: EnteredBy): PreparedEntries {
    const { premises = [], cylinders = [] } = entries
    return {
      endings: endingsOf(entries),
      endedAliases: cylinders.flatMap((cylinder) => cylinder.endedAliases ?? []),
      renewals: renewalsOf(entries, this.cipher),
      inserts: insertSteps(entries, by, this.cipher),
      facts: registerFacts(entries, by, this.makeId),
      touched: [
        ...premises.map(({ id }) => ({ kind: 'premises' as const, id })),
        ...cylinders.map(({ id }) => ({ kind: 'cylinder' as const, id })),
      ],
    }
  }

  /** Rows are renewed before rows that refer to them are inserted: the other order deadlocks on MySQL. */
  async write(tx: Tx, prepared: PreparedEntries): Promise<void> {
    for (const ending of prepared.endings) await end(tx, ending)
    for (const id of prepared.endedAliases) {
      await tx.execute('UPDATE cylinder_alias SET toAt = ?, liveKey = NULL WHERE id = ? AND toAt IS NULL', [tx.now, id])
    }
    for (const renewal of prepared.renewals) await renew(tx, renewal)
    for (const insert of prepared.inserts) await insert(tx)
    for (const { kind, id } of prepared.touched) tx.touch(kind, id)
    for (const fact of prepared.facts) tx.fact(fact)
  }
}
