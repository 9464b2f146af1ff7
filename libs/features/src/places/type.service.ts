import { afterTypeChange, assertTypeChange, type PremisesTypeChangedBody, type TypeChange } from '@app/domain'
import { PremisesRepository } from '@app/persistence'
import { Injectable } from '@nestjs/common'
import { ActionLedger } from '../actions/action-ledger'
import type { Caller } from '../core/caller'
import { assertFresh } from '../core/stale'
import { PlaceChange } from './place-change'

/** 居民改餐饮 and the like: asked, measured and visited by the rules of the new type from now on. */
@Injectable()
export class PremisesTypeService {
  constructor(
    private readonly place: PlaceChange,
    private readonly premises: PremisesRepository,
    private readonly ledger: ActionLedger,
  ) {}

  /** Throws NOT_FOUND, TYPE_SAME, TYPE_ROOM, DATE_UNLIKELY, ID_REUSED. */
  async change(premisesId: string, { actionId, ...change }: TypeChange & { actionId: string }, caller: Caller) {
    await this.place.require(caller, premisesId)
    const deed = { id: actionId, kind: 'premises.type', subjectId: premisesId, content: { actionId, ...change } }
    await this.ledger.once(deed, caller, async () => {
      const premises = await this.place.require(caller, premisesId)
      const today = this.place.today()
      assertTypeChange(premises, change, today)
      const after = afterTypeChange(premises, change, today)
      const body: PremisesTypeChangedBody = {
        actionId,
        premisesId: premises.id,
        from: premises.type,
        ...change,
        nextVisitOn: after.nextVisitOn,
      }
      const fact = this.place.fact(premises, { kind: 'premises.type_changed', body, about: [] }, caller)
      return this.place.locked(premises.id, [fact], async (tx) =>
        assertFresh(await this.premises.changeType(tx, premises, after), 1, 'premises'),
      )
    })
    return this.place.detail(caller, premisesId)
  }
}
