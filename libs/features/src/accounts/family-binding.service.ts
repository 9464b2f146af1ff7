import type { FamilyBody } from '@app/domain'
import {
  type AccountEntity,
  type FamilyMemberRow,
  FamilyRepository,
  PartyRepository,
  PremisesRepository,
  prepareFact,
  type Tx,
  UnitOfWork,
} from '@app/persistence'
import { type Clock, todayInShanghai } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { CLOCK } from '../core/tokens'

/** What a verified telephone opens besides its own party: invitations of the family. */
@Injectable()
export class FamilyBinding {
  constructor(
    private readonly families: FamilyRepository,
    private readonly parties: PartyRepository,
    private readonly premises: PremisesRepository,
    private readonly uow: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  open(phoneIndex: string): Promise<FamilyMemberRow[]> {
    return this.families.openFor(phoneIndex, todayInShanghai(this.clock))
  }

  /** At a later log-in: an account bound before telephones were kept gets its party's, and takes up new invitations. */
  async catchUp(account: AccountEntity): Promise<void> {
    const party = account.phoneIndex || !account.partyId ? null : await this.parties.byId(account.partyId)
    const phoneIndex = account.phoneIndex ?? party?.phoneIndex
    if (!phoneIndex) return
    const invited = await this.open(phoneIndex)
    if (account.phoneIndex && invited.length === 0) return
    const join = await this.joining(account.id, invited)
    await this.uow.run(async (tx) => {
      await tx.execute('UPDATE account SET phoneIndex = ? WHERE id = ?', [phoneIndex, account.id])
      await join(tx)
    })
  }

  /** To be run in the unit that makes or finds the account. */
  async joining(accountId: string, invited: readonly FamilyMemberRow[]): Promise<(tx: Tx) => Promise<void>> {
    const facts = await Promise.all(invited.map((member) => this.fact(accountId, member)))
    return async (tx) => {
      for (const [i, { id }] of invited.entries()) {
        const fact = facts[i]
        if ((await this.families.bind(tx, id, accountId, tx.now)) && fact) tx.fact(fact)
      }
    }
  }

  private async fact(actorId: string, { id, occupancyId, premisesId }: FamilyMemberRow) {
    const premises = await this.premises.byId({ kind: 'system' }, premisesId, todayInShanghai(this.clock))
    const body: FamilyBody = { memberId: id, occupancyId, premisesId }
    return prepareFact({
      kind: 'family.joined',
      actorId,
      occurredAt: this.clock.now(),
      areaCode: premises?.areaCode ?? null,
      body,
      subjects: [
        { kind: 'account', id: actorId },
        { kind: 'premises', id: premisesId },
      ],
    })
  }
}
