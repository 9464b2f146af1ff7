import { DomainError, type FactKind, type FactSubject } from '@app/domain'
import {
  type CompanyCard,
  CompanyProfileEntity,
  CompanyRegisterRepository,
  keepExisting,
  type PreparedFact,
  prepareFact,
  type Tx,
} from '@app/persistence'
import { type Clock, type Config, todayInShanghai } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import type { Write } from '../actions/action-ledger'
import type { Caller } from '../core/caller'
import { CLOCK, CONFIG } from '../core/tokens'

export interface CompanyFact {
  kind: FactKind
  body: unknown
  /** Besides the company. */
  about?: readonly FactSubject[]
}

/** What all changes of a company share: it must be in sight, one goes at a time, its licences are looked at again. */
@Injectable()
export class CompanyChange {
  constructor(
    private readonly companies: CompanyRegisterRepository,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  today(): string {
    return todayInShanghai(this.clock)
  }

  /** Throws NOT_FOUND alike for what does not exist and for what the caller may not see. */
  async require(id: string, { scope }: Pick<Caller, 'scope'>): Promise<CompanyCard> {
    const card = await this.companies.visible(id, scope)
    if (!card) throw new DomainError('NOT_FOUND', '没有找到这家企业')
    return card
  }

  /** Where what concerns it is told: its street, or the district when it stands outside. */
  areaOf({ areaCode }: Pick<CompanyCard, 'areaCode'>): string {
    return areaCode ?? this.config.districtCode
  }

  get districtCode(): string {
    return this.config.districtCode
  }

  fact(
    companyId: string,
    areaCode: string,
    { kind, body, about = [] }: CompanyFact,
    { accountId }: Caller,
  ): PreparedFact {
    const subjects = [{ kind: 'company' as const, id: companyId }, ...about]
    return prepareFact({ kind, body, subjects, areaCode, actorId: accountId, occurredAt: this.clock.now() })
  }

  /** `write` runs with the company locked. One that nobody recorded yet gets its place in the district. */
  locked(companyId: string, facts: readonly PreparedFact[], write: (tx: Tx) => Promise<void>): Write {
    return async (tx) => {
      await this.companies.lock(tx, companyId)
      const blank = { roles: '', areaCode: this.config.districtCode, contactEnc: null, sitesEnc: null, version: 0 }
      await tx.insert(
        CompanyProfileEntity,
        [{ ...blank, companyId }],
        keepExisting(tx.dialect, 'companyId', 'companyId'),
      )
      await write(tx)
      tx.touch('company', companyId)
      for (const fact of facts) tx.fact(fact)
    }
  }
}
