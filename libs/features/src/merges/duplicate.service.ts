import { DomainError, type PremisesToldApartBody } from '@app/domain'
import { DuplicateRepository, type PageRequest, PremisesRepository } from '@app/persistence'
import { type Clock, todayInShanghai } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { ActionLedger } from '../actions/action-ledger'
import type { Caller } from '../core/caller'
import { CLOCK } from '../core/tokens'
import { PlaceChange } from '../places/place-change'
import { PremisesService } from '../premises/premises.service'

export interface ToldApart {
  actionId: string
  otherId: string
}

/** 疑似重复: entries that may be one place, both sides as in the list, until somebody says which or that they are two. */
@Injectable()
export class DuplicateService {
  constructor(
    private readonly duplicates: DuplicateRepository,
    private readonly premises: PremisesRepository,
    private readonly views: PremisesService,
    private readonly place: PlaceChange,
    private readonly ledger: ActionLedger,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list({ scope }: Caller, request: PageRequest) {
    const today = todayInShanghai(this.clock)
    const page = await this.duplicates.page(scope, today, request)
    const ids = [...new Set(page.items.flatMap(({ leftId, rightId }) => [leftId, rightId]))]
    const rows = await this.views.rows(scope, await this.premises.among(scope, ids, today))
    const byId = new Map(rows.map((row) => [row.id, row]))
    const items = page.items.flatMap(({ leftId, rightId, alike }) => {
      const [left, right] = [byId.get(leftId), byId.get(rightId)]
      return left && right ? [{ alike, left, right }] : []
    })
    return { ...page, items }
  }

  /** 不是重复: the pair is not offered again. Throws NOT_FOUND, MERGE_CONFLICT, ID_REUSED. */
  async tellApart(premisesId: string, { actionId, otherId }: ToldApart, caller: Caller): Promise<{ ok: true }> {
    const content = { actionId, otherId }
    const deed = { id: actionId, kind: 'premises.tell_apart', subjectId: premisesId, content }
    await this.ledger.once(deed, caller, async () => {
      const one = await this.place.require(caller, premisesId)
      const other = await this.place.require(caller, otherId)
      if (one.id === other.id) throw new DomainError('MERGE_CONFLICT', '这两处已经合并，请刷新后再看')
      const body: PremisesToldApartBody = { actionId, premisesId: one.id, otherId: other.id }
      const about = [{ kind: 'premises' as const, id: other.id }]
      const fact = this.place.fact(one, { kind: 'premises.told_apart', body, about }, caller)
      const pair = [one.id, other.id].sort() as [string, string]
      return this.place.locked([one.id, other.id], [fact], (tx) => this.duplicates.tellApart(tx, pair))
    })
    return { ok: true }
  }
}
