import {
  applyCylinderFact,
  type CylinderEventCorrectedBody,
  type CylinderState,
  type CylinderTwinConfirmedBody,
  custodyOf,
  DomainError,
  type FactSubject,
  nthCorrection,
  type Step,
  stepOf,
  stepsOf,
  twinWays,
} from '@app/domain'
import {
  type AlertEntity,
  CustodyRepository,
  type CylinderEntity,
  custodyRow,
  prepareFact,
  ReviewSubjectRepository,
  type ToldFact,
  TwinRepository,
  WayRepository,
} from '@app/persistence'
import { type Clock, newId } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { ActionLedger, insertTexts, type Write } from '../actions/action-ledger'
import type { Caller } from '../core/caller'
import { StaleError } from '../core/stale'
import { CLOCK } from '../core/tokens'
import { CustodyKeeper } from '../custody/custody-keeper.service'
import { ClashService, MAY_BE_MISREAD, paramsOf } from './clash.service'

interface Acting {
  actionId: string
  note: string
}

/** What is done about a story that cannot be true: 确认套码, or 误读. Both answer with the clash as it then is. */
@Injectable()
export class ClashActionService {
  constructor(
    private readonly clashes: ClashService,
    private readonly ledger: ActionLedger,
    private readonly subjects: ReviewSubjectRepository,
    private readonly custody: CustodyRepository,
    private readonly ways: WayRepository,
    private readonly twins: TwinRepository,
    private readonly keeper: CustodyKeeper,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Both homes get an errand; the alert stays until the code is retired. Throws NOT_FOUND, ALERT_STATE, ALERT_NO_CLASH, ID_REUSED. */
  confirmTwin(id: string, input: Acting, caller: Caller) {
    return this.act('confirm_twin', id, input, caller, async (alert, cylinder) => {
      const { first, second, reason } = paramsOf(alert)
      const steps = (await this.keeper.upToDate([cylinder.id])).get(cylinder.id)?.steps ?? []
      const premisesIds = (twinWays(steps) ?? []).map(homeOf)
      const homes: [string | null, string | null] = [premisesIds[0] ?? null, premisesIds[1] ?? null]
      const factIds: [string, string] = [String(first), String(second)]
      const text = this.ledger.seal(input.actionId, 'note', input.note)
      const body: CylinderTwinConfirmedBody = {
        ...{ actionId: input.actionId, alertId: alert.id, cylinderId: cylinder.id, factIds },
        ...{ premisesIds: homes, note: text.commitment },
      }
      const now = this.clock.now()
      const subjects = subjectsOf(alert, cylinder, homes)
      const fact = prepareFact({
        ...{ kind: 'cylinder.twin_confirmed' as const, actorId: caller.accountId, occurredAt: now },
        ...{ areaCode: alert.areaCode, body, subjects },
      })
      return async (tx) => {
        await this.twins.insert(tx, {
          ...{ cylinderId: cylinder.id, code: cylinder.code, alertId: alert.id, reason: String(reason) },
          ...{ firstFactId: factIds[0], secondFactId: factIds[1], confirmedBy: caller.accountId ?? '' },
          ...{ firstPremisesId: homes[0], secondPremisesId: homes[1], confirmedAt: now },
        })
        await insertTexts(tx, text)
        tx.fact(fact)
        tx.touch('cylinder', cylinder.id)
        for (const home of new Set(homes)) if (home) tx.touch('premises', home)
      }
    })
  }

  /** The fact was told of another cylinder: a correction stands beside it, and the life is told anew without it. Also MISREAD_NOT_POSSIBLE. */
  misread(id: string, input: Acting & { factId: string }, caller: Caller) {
    return this.act('misread', id, input, caller, async (alert, cylinder) => {
      const { first, second } = paramsOf(alert)
      if (input.factId !== first && input.factId !== second)
        throw new DomainError('ALERT_NO_CLASH', '只能把这条告警里互相矛盾的两条记录之一标为误读，请刷新后再看')
      const [known] = await this.custody.of([cylinder.id])
      const cards = [cylinder.id, ...(await this.ways.mergedInto([cylinder.id])).map((card) => card.id)]
      const facts = await this.ways.of(cards)
      const wrong = facts.find((fact) => fact.id === input.factId)
      if (!wrong || !known || !MAY_BE_MISREAD.includes(wrong.kind))
        throw new DomainError('MISREAD_NOT_POSSIBLE', '建档、检验、报废等记录不能在这里标为误读，请让报送企业更正')
      const text = this.ledger.seal(input.actionId, 'note', input.note)
      const state = stateWithout(facts, wrong, cylinder)
      const body: CylinderEventCorrectedBody = {
        note: text.commitment,
        ...{ correctionId: input.actionId, correctsFactId: wrong.id, cylinderId: cylinder.id },
        ...{
          nth: nthCorrection(facts, wrong.id),
          companyId: stepOf(wrong, cards)?.companyId ?? null,
          reason: 'wrong_cylinder',
          instead: null,
          state,
        },
      }
      const now = this.clock.now()
      const kind = 'cylinder.event_corrected' as const
      const fact = prepareFact({
        ...{ kind, actorId: caller.accountId, occurredAt: now, areaCode: alert.areaCode, body },
        subjects: subjectsOf(alert, cylinder, [cylinder.premisesId]),
      })
      const correction: ToldFact = {
        ...{ id: newId(), kind, actorId: null, occurredAt: now, recordedAt: now, body },
        ...{ seq: 0, cylinderId: cylinder.id },
      }
      const view = custodyOf(stepsOf([...facts, correction], cards))
      return async (tx) => {
        const [held] = await this.custody.held(tx, [cylinder.id])
        if (held?.version !== known.version) throw new StaleError('custody')
        await this.custody.write(tx, [custodyRow(cylinder.id, view, { ...known, version: known.version + 1 })])
        await this.twins.place(tx, cylinder.id, state)
        await insertTexts(tx, text)
        tx.fact(fact)
        tx.touch('cylinder', cylinder.id)
        for (const home of new Set([cylinder.premisesId, state.premisesId])) if (home) tx.touch('premises', home)
      }
    })
  }

  private async act(
    action: 'confirm_twin' | 'misread',
    id: string,
    input: Acting,
    caller: Caller,
    prepare: (alert: AlertEntity, cylinder: CylinderEntity) => Promise<Write>,
  ) {
    await this.clashes.visible(id, caller)
    const deed = { id: input.actionId, kind: `alert.${action}`, subjectId: id, content: { ...input } }
    await this.ledger.once(deed, caller, async () => {
      const alert = await this.clashes.visible(id, caller)
      if (alert.status === 'closed') throw new DomainError('ALERT_STATE', '告警已办结，不用再处理，请刷新后再看')
      const { actions } = await this.clashes.of(id, caller)
      const [cylinder] = await this.subjects.cylinders([alert.subjectId])
      if (!cylinder || !actions.includes(action))
        throw new DomainError('ALERT_NO_CLASH', '这条告警没有可这样处理的矛盾记录，请刷新后再看')
      return prepare(alert, cylinder)
    })
    return this.clashes.of(id, caller)
  }
}

const homeOf = ({ to }: Step): string | null => (to?.kind === 'premises' ? to.id : null)

function subjectsOf(alert: AlertEntity, cylinder: CylinderEntity, homes: readonly (string | null)[]): FactSubject[] {
  const premises = [...new Set(homes.filter((home) => home !== null))]
  return [
    { kind: 'alert', id: alert.id },
    { kind: 'cylinder', id: cylinder.id },
    ...premises.map((id) => ({ kind: 'premises' as const, id })),
  ]
}

/** Where the register sees it once this one was never told; what cannot be told anew stays as it is. */
function stateWithout(facts: readonly ToldFact[], wrong: ToldFact, row: CylinderEntity): CylinderState {
  const voided = new Set([wrong.id])
  for (const { kind, body } of facts)
    if (kind === 'cylinder.event_corrected') voided.add((body as CylinderEventCorrectedBody).correctsFactId)
  const now: CylinderState = {
    ...{ id: row.id, status: row.status, premisesId: row.premisesId, presence: row.presence, use: row.bottleUse },
    lastSeenAt: row.lastSeenAt,
  }
  const placedIt = row.lastSeenAt === wrong.occurredAt
  if (!placedIt) return now
  const blank: CylinderState = { ...now, premisesId: null, presence: null, use: null, lastSeenAt: null }
  const told = facts.filter(({ id, kind }) => !voided.has(id) && kind !== 'cylinder.event_corrected')
  return {
    ...told.reduce<CylinderState>((state, fact) => applyCylinderFact(state, fact) ?? state, blank),
    status: row.status,
  }
}
