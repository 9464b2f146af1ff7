import {
  assertStanding,
  DomainError,
  SUPPLY_STOP_ANSWER_LABEL,
  SUPPLY_STOP_REASON_LABEL,
  type SupplyStopAnswer,
  type SupplyStopAnsweredBody,
  type SupplyStopLiftedBody,
  type SupplyStopReason,
  type SupplyStopRequestedBody,
} from '@app/domain'
import {
  mapPage,
  type PageRequest,
  type StopSupplier,
  SupplyStopRepository,
  type SupplyStopRow,
} from '@app/persistence'
import { type Clock, todayInShanghai } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { ActionLedger, insertTexts, type SealedText, type Write } from '../actions/action-ledger'
import type { Caller } from '../core/caller'
import { assertFresh, freshKeys } from '../core/stale'
import { CLOCK } from '../core/tokens'
import { PremisesService } from '../premises/premises.service'
import { supplyFact } from './supply-fact'

export interface SupplyStopRequest {
  actionId: string
  reason: SupplyStopReason
  note: string | null
}

export interface SupplyStopQuery extends PageRequest {
  standing?: '1'
  premisesId?: string
  companyId?: string
}

/** 停供: asked of every supplier of an address, of one that begins later too; each answers for itself. */
@Injectable()
export class SupplyStopService {
  constructor(
    private readonly stops: SupplyStopRepository,
    private readonly premises: PremisesService,
    private readonly ledger: ActionLedger,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list({ cursor, limit, sort, ...filter }: SupplyStopQuery, { scope }: Caller) {
    const page = await this.stops.page(scope, filter, { cursor, limit, sort })
    const suppliers = await this.stops.suppliers(
      page.items.map(({ id }) => id),
      scope,
    )
    return mapPage(page, (row) => view(row, suppliers))
  }

  /** The id of the action is the id of the stop. Throws NOT_FOUND, SUPPLY_STOP_STATE, SUPPLY_STOP_NOTE, ID_REUSED. */
  async request(premisesId: string, input: SupplyStopRequest, caller: Caller) {
    await this.premises.require(caller.scope, premisesId)
    const deed = { id: input.actionId, kind: 'supply.stop', subjectId: premisesId, content: { ...input } }
    await this.ledger.once(deed, caller, () => this.requested(premisesId, input, caller))
    return this.one(input.actionId, caller)
  }

  /** A company answers for itself; it may answer again. Throws NOT_FOUND, SUPPLY_STOP_STATE, ID_REUSED. */
  answer(id: string, input: { actionId: string; answer: SupplyStopAnswer; note: string | null }, caller: Caller) {
    const companyId = caller.companyId as string
    return this.act('supply.stop_answer', id, input, caller, (stop) => {
      const note = this.ledger.seal(input.actionId, 'note', input.note)
      const { actionId, answer } = input
      const { premisesId } = stop
      const body: SupplyStopAnsweredBody = {
        actionId,
        stopId: id,
        premisesId,
        companyId,
        answer,
        note: note.commitment,
      }
      const fact = supplyFact('supply.stop_answered', stop, body, [companyId], caller, this.clock.now())
      return this.written(note, fact, (tx) =>
        this.stops.answer(tx, { stopId: id, companyId, answer, answeredAt: tx.now }),
      )
    })
  }

  /** Throws NOT_FOUND, SUPPLY_STOP_STATE, ID_REUSED. */
  lift(id: string, input: { actionId: string; note: string | null }, caller: Caller) {
    return this.act('supply.stop_lift', id, input, caller, async (stop) => {
      const note = this.ledger.seal(input.actionId, 'note', input.note)
      const suppliers = await this.stops.suppliers([id], { kind: 'system' })
      const told = suppliers.map(({ companyId }) => companyId)
      const { premisesId } = stop
      const body: SupplyStopLiftedBody = { actionId: input.actionId, stopId: id, premisesId, note: note.commitment }
      const fact = supplyFact('supply.stop_lifted', stop, body, told, caller, this.clock.now())
      return this.written(note, fact, async (tx) =>
        assertFresh(await this.stops.lift(tx, id, tx.now), 1, 'supply_stop'),
      )
    })
  }

  private async requested(premisesId: string, input: SupplyStopRequest, caller: Caller): Promise<Write> {
    const { actionId: id, reason } = input
    const note = this.ledger.seal(id, 'note', input.note)
    if (reason === 'other' && !note.commitment) throw noteMissing()
    if (await this.stops.standingAt(premisesId))
      throw new DomainError('SUPPLY_STOP_STATE', '这里已经要求停供，不用重复要求')
    const { areaCode } = await this.premises.require(caller.scope, premisesId)
    const on = todayInShanghai(this.clock)
    const companyIds = await this.stops.companiesOf(premisesId, on)
    const body: SupplyStopRequestedBody = {
      actionId: id,
      stopId: id,
      premisesId,
      reason,
      companyIds,
      note: note.commitment,
    }
    const stop = { premisesId, areaCode }
    const fact = supplyFact('supply.stop_requested', stop, body, companyIds, caller, this.clock.now())
    const row = {
      ...stop,
      id,
      reason,
      requestedBy: caller.accountId,
      requestedOn: on,
      liftedAt: null,
      openKey: premisesId,
    }
    return this.written(note, fact, (tx) =>
      freshKeys('supply_stop', this.stops.insert(tx, { ...row, requestedAt: tx.now })),
    )
  }

  private written(
    note: SealedText,
    fact: ReturnType<typeof supplyFact>,
    write: (tx: Parameters<Write>[0]) => Promise<void>,
  ): Write {
    return async (tx) => {
      await write(tx)
      await insertTexts(tx, note)
      tx.fact(fact)
    }
  }

  private async act(
    kind: string,
    id: string,
    input: { actionId: string },
    caller: Caller,
    prepare: (stop: SupplyStopRow) => Promise<Write> | Write,
  ) {
    await this.require(id, caller)
    const deed = { id: input.actionId, kind, subjectId: id, content: { ...input } }
    await this.ledger.once(deed, caller, async () => {
      const stop = await this.require(id, caller)
      assertStanding(stop)
      return prepare(stop)
    })
    return this.one(id, caller)
  }

  private async one(id: string, caller: Caller) {
    return view(await this.require(id, caller), await this.stops.suppliers([id], caller.scope))
  }

  private async require(id: string, { scope }: Caller): Promise<SupplyStopRow> {
    const row = await this.stops.visible(id, scope)
    if (!row) throw new DomainError('NOT_FOUND', '没有找到这项停供要求')
    return row
  }
}

function noteMissing(): DomainError {
  return new DomainError('SUPPLY_STOP_NOTE', '选“其他”时请写明情况', [{ path: 'note', message: '请写明情况' }])
}

function view(row: SupplyStopRow, suppliers: readonly StopSupplier[]) {
  const { id, premisesId, premisesLabel, areaCode, reason, requestedAt, liftedAt } = row
  return {
    ...{ id, premisesId, premisesLabel, areaCode, reason, requestedAt, liftedAt },
    reasonLabel: SUPPLY_STOP_REASON_LABEL[reason],
    suppliers: suppliers
      .filter(({ stopId }) => stopId === id)
      .map(({ companyId, name, phone, answer, answeredAt }) => ({
        ...{ companyId, name, phone, answer, answeredAt },
        answerLabel: answer && SUPPLY_STOP_ANSWER_LABEL[answer],
      })),
  }
}
