import { newId } from '@app/domain'
import type { PreparedFact, Tx, UnitOfWork } from '@app/persistence'
import type { FieldCipher } from '@app/platform'
import { Pace } from '../sheets'
import type { EnteredBy, RegisterEntries } from './entries'
import { registerFact, registerFacts } from './register.facts'
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
    const facts = registerFacts(entries, by).map((input) => registerFact(input, this.makeId))
    return { ...this.rowsOf(entries, by), facts }
  }

  /** The same for thousands of entries: others have their turn in between. */
  async prepareSteadily(entries: RegisterEntries, by: EnteredBy): Promise<PreparedEntries> {
    const facts: PreparedFact[] = []
    const pace = new Pace()
    for (const input of registerFacts(entries, by)) {
      facts.push(registerFact(input, this.makeId))
      if (pace.isDue) await pace.rest()
    }
    return { ...this.rowsOf(entries, by), facts }
  }

  private rowsOf(entries: RegisterEntries, by: EnteredBy): Omit<PreparedEntries, 'facts'> {
    const { premises = [], cylinders = [] } = entries
    return {
      endings: endingsOf(entries),
      endedAliases: cylinders.flatMap((cylinder) => cylinder.endedAliases ?? []),
      renewals: renewalsOf(entries, by, this.cipher),
      inserts: insertSteps(entries, by, this.cipher),
      touched: [
        ...premises.map(({ id }) => ({ kind: 'premises' as const, id })),
        ...cylinders.map(({ id }) => ({ kind: 'cylinder' as const, id })),
      ],
    }
  }

  /** Rows are renewed before rows that refer to them are inserted: the other order deadlocks on MySQL. */
  async write(tx: Tx, prepared: PreparedEntries, onRows: (done: number, total: number) => void = () => undefined) {
    const steps = stepsOf(prepared)
    const total = steps.reduce((sum, { rows }) => sum + rows, 0)
    const pace = new Pace()
    let done = 0
    for (const step of steps) {
      await step.run(tx)
      done += step.rows
      if (!pace.isDue) continue
      onRows(done, total)
      await pace.rest()
    }
    for (const { kind, id } of prepared.touched) tx.touch(kind, id)
    for (const fact of prepared.facts) tx.fact(fact)
  }
}

function stepsOf({ endings, endedAliases, renewals, inserts }: PreparedEntries): Step[] {
  return [
    ...endings.map((ending) => ({ rows: 1, run: (tx: Tx) => end(tx, ending) })),
    ...endedAliases.map((id) => ({ rows: 1, run: (tx: Tx) => endAlias(tx, id) })),
    ...renewals.map((renewal) => ({ rows: 1, run: (tx: Tx) => renew(tx, renewal) })),
    ...inserts,
  ]
}

async function endAlias(tx: Tx, id: string): Promise<void> {
  await tx.execute('UPDATE cylinder_alias SET toAt = ?, liveKey = NULL WHERE id = ? AND toAt IS NULL', [tx.now, id])
}
