import {
  assertBeginning,
  assertEnd,
  DomainError,
  newId,
  overlapping,
  type SupplyBeganBody,
  type SupplyEndedBody,
} from '@app/domain'
import { CompanyRepository, type PremisesEntity, SupplyEntity } from '@app/persistence'
import { Injectable } from '@nestjs/common'
import { ActionLedger, type Write } from '../actions/action-ledger'
import type { Caller } from '../core/caller'
import { assertFresh } from '../core/stale'
import { PlaceChange, type PlaceFact } from './place-change'

export interface BeginSupply {
  actionId: string
  companyId: string
  fromOn: string
}

export interface EndSupply {
  actionId: string
  companyId: string
  toOn: string
}

/** Who brings gas to a place, from–to; several at one address are normal. A company sees it until its last day. */
@Injectable()
export class SupplyService {
  constructor(
    private readonly place: PlaceChange,
    private readonly companies: CompanyRepository,
    private readonly ledger: ActionLedger,
  ) {}

  /** Throws NOT_FOUND, COMPANY_UNKNOWN, DATE_UNLIKELY, SUPPLY_OVERLAP, ID_REUSED. */
  begin(premisesId: string, input: BeginSupply, caller: Caller) {
    return this.act('supply.begin', premisesId, input, caller, (premises) => this.enter(premises, input, caller))
  }

  /** Throws NOT_FOUND, SUPPLY_NONE, DATE_UNLIKELY, ID_REUSED. */
  end(premisesId: string, input: EndSupply, caller: Caller) {
    return this.act('supply.end', premisesId, input, caller, (premises) => this.finish(premises, input, caller))
  }

  private async act(
    kind: string,
    premisesId: string,
    input: BeginSupply | EndSupply,
    caller: Caller,
    prepare: (premises: PremisesEntity) => Promise<Write>,
  ) {
    await this.place.require(caller, premisesId)
    const deed = { id: input.actionId, kind, subjectId: premisesId, content: { ...input } }
    await this.ledger.once(deed, caller, async () => prepare(await this.place.require(caller, premisesId)))
    return this.place.detail(caller, premisesId)
  }

  private async enter(premises: PremisesEntity, input: BeginSupply, caller: Caller): Promise<Write> {
    const { actionId, companyId, fromOn } = input
    assertBeginning(fromOn, this.place.today())
    if (!(await this.companies.byId(companyId)))
      throw new DomainError('COMPANY_UNKNOWN', '没有找到这家企业，请重新选择')
    assertNotSupplied(await this.companies.suppliesAt(premises.id), input)
    const row = { id: newId(), premisesId: premises.id, companyId, fromOn, toOn: null }
    const body: SupplyBeganBody = { actionId, premisesId: premises.id, companyId, fromOn }
    const fact = this.place.fact(premises, { ...about(companyId), kind: 'supply.began', body }, caller)
    return this.place.locked(premises.id, [fact], async (tx) => {
      assertNotSupplied(await this.companies.suppliesAt(premises.id, tx), input)
      await tx.insert(SupplyEntity, [row])
    })
  }

  private async finish(premises: PremisesEntity, input: EndSupply, caller: Caller): Promise<Write> {
    const { actionId, companyId, toOn } = input
    const rows = await this.companies.suppliesAt(premises.id)
    const row = rows.find((supply) => supply.companyId === companyId && supply.toOn === null)
    if (!row) throw new DomainError('SUPPLY_NONE', '这家企业现在没有给这里供气，请刷新后再看')
    assertEnd(row, toOn, this.place.today())
    const body: SupplyEndedBody = { actionId, premisesId: premises.id, companyId, toOn }
    const fact = this.place.fact(premises, { ...about(companyId), kind: 'supply.ended', body }, caller)
    return this.place.locked(premises.id, [fact], async (tx) =>
      assertFresh(await this.companies.endSupply(tx, row.id, toOn), 1, 'supply'),
    )
  }
}

const about = (companyId: string): Pick<PlaceFact, 'about'> => ({ about: [{ kind: 'company', id: companyId }] })

function assertNotSupplied(rows: readonly SupplyEntity[], { companyId, fromOn }: BeginSupply): void {
  const other = overlapping(
    rows.filter((row) => row.companyId === companyId),
    fromOn,
  )
  if (!other) return
  const title = `这家企业的供气已登记自 ${other.fromOn} 至${other.toOn ? ` ${other.toOn}` : '今'}`
  throw new DomainError('SUPPLY_OVERLAP', title, [{ path: 'fromOn', message: title }])
}
