import { DomainError, type FactKind, type FactSubject } from '@app/domain'
import { type PremisesEntity, PremisesRepository, type PreparedFact, prepareFact, type Tx } from '@app/persistence'
import { type Clock, todayInShanghai } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import type { Write } from '../actions/action-ledger'
import type { Caller } from '../core/caller'
import { CLOCK } from '../core/tokens'
import { PremisesService } from '../premises/premises.service'

export interface PlaceFact {
  kind: FactKind
  body: unknown
  /** Besides the premises. */
  about: readonly FactSubject[]
}

/** What all changes of a place share: it must be in sight, one goes at a time, and its reviews look again. */
@Injectable()
export class PlaceChange {
  constructor(
    private readonly views: PremisesService,
    private readonly premises: PremisesRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  today(): string {
    return todayInShanghai(this.clock)
  }

  /** Throws NOT_FOUND for premises out of sight. */
  require({ scope }: Caller, premisesId: string): Promise<PremisesEntity> {
    return this.views.require(scope, premisesId)
  }

  /** The premises of a row that belongs to them; NOT_FOUND alike for an unknown row and for one out of sight. */
  async requireOf({ scope }: Caller, row: { premisesId: string } | null): Promise<PremisesEntity> {
    const premises = row && (await this.premises.byId(scope, row.premisesId, this.today()))
    if (!premises) throw new DomainError('NOT_FOUND', '没有找到这条登记，请刷新后再看')
    return premises
  }

  detail(caller: Caller, premisesId: string) {
    return this.views.detail(caller, premisesId)
  }

  fact({ id, areaCode }: PremisesEntity, { kind, body, about }: PlaceFact, { accountId }: Caller): PreparedFact {
    const subjects = [{ kind: 'premises' as const, id }, ...about]
    return prepareFact({ kind, body, subjects, areaCode, actorId: accountId, occurredAt: this.clock.now() })
  }

  /** `write` runs with the premises locked, so that what it checks still holds when it writes. */
  locked(
    premisesIds: string | readonly string[],
    facts: readonly PreparedFact[],
    write: (tx: Tx) => Promise<void>,
  ): Write {
    // Always in the same order: two that move between the same places must not wait for each other.
    const ids = [...new Set([premisesIds].flat())].sort()
    return async (tx) => {
      for (const id of ids) await this.premises.lock(tx, id)
      await write(tx)
      for (const id of ids) tx.touch('premises', id)
      for (const fact of facts) tx.fact(fact)
    }
  }
}
