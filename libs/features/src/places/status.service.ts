import {
  addDays,
  applyCylinderFact,
  assertStatusChange,
  type CylinderClearedBody,
  type CylinderState,
  type PremisesStatusChangedBody,
  type StatusChange,
  visitDue,
} from '@app/domain'
import {
  type CylinderEntity,
  FileRepository,
  type PremisesEntity,
  PremisesRepository,
  VisitRepository,
} from '@app/persistence'
import type { Clock } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { ActionLedger, type Write } from '../actions/action-ledger'
import type { Caller } from '../core/caller'
import { assertFresh, StaleError } from '../core/stale'
import { CLOCK } from '../core/tokens'
import { FileService } from '../files/file.service'
import { PlaceChange } from './place-change'

export interface ChangeStatus extends StatusChange {
  actionId: string
  bottles: CylinderClearedFate[]
  photoIds: string[]
}

type CylinderClearedFate = Pick<CylinderClearedBody, 'cylinderId' | 'fate'>

/** 在用, 停业, 空置, 已停用, 查无: each change with what it needs, and every bottle accounted for. */
@Injectable()
export class StatusService {
  constructor(
    private readonly place: PlaceChange,
    private readonly premises: PremisesRepository,
    private readonly visits: VisitRepository,
    private readonly files: FileService,
    private readonly fileRows: FileRepository,
    private readonly ledger: ActionLedger,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws NOT_FOUND, PREMISES_STATE, STATUS_INCOMPLETE (everything missing at once), FILE_UNKNOWN, ID_REUSED. */
  async change(premisesId: string, input: ChangeStatus, caller: Caller) {
    await this.place.require(caller, premisesId)
    const deed = { id: input.actionId, kind: 'premises.status', subjectId: premisesId, content: { ...input } }
    await this.ledger.once(deed, caller, async () => {
      const premises = await this.place.require(caller, premisesId)
      const there = await this.premises.bottlesAt(premises.id)
      const { status, registeredOn } = premises
      const bottleIds = there.map(({ id }) => id)
      assertStatusChange({ status, registeredOn, bottleIds }, input, this.place.today())
      await this.files.assertOwned(input.photoIds, caller.accountId)
      return this.write(premises, there, input, caller)
    })
    return this.place.detail(caller, premisesId)
  }

  private write(
    premises: PremisesEntity,
    there: readonly CylinderEntity[],
    input: ChangeStatus,
    caller: Caller,
  ): Write {
    const now = this.clock.now()
    const bodies = input.bottles.map((bottle) => ({ ...bottle, premisesId: premises.id, actionId: input.actionId }))
    const cleared = bodies.map((body) => {
      const about = [{ kind: 'cylinder' as const, id: body.cylinderId }]
      return this.place.fact(premises, { kind: 'cylinder.cleared', body, about }, caller)
    })
    const body = changedBody(premises, input)
    const changed = this.place.fact(premises, { kind: 'premises.status_changed', body, about: [] }, caller)
    const states = clearedStates(bodies, there, now)
    const after = this.after(premises, input)
    return this.place.locked(premises.id, [...cleared, changed], async (tx) => {
      assertFresh(await this.premises.changeStatus(tx, premises, after), 1, 'premises')
      assertSameBottles(there, await this.premises.bottlesAt(premises.id, tx))
      await this.visits.counted(tx, states, now)
      await this.fileRows.markUsed(tx, input.photoIds, tx.now)
      for (const { id } of there) tx.touch('cylinder', id)
    })
  }

  /** Reopened, it is visited the next day; otherwise only a review date brings somebody back. */
  private after(premises: PremisesEntity, { to, on, reviewOn }: ChangeStatus) {
    const reopened = to === 'in_use'
    const nextVisitOn = reopened ? addDays(this.place.today(), 1) : reviewOn
    return {
      status: to,
      nextVisitOn,
      reopenedOn: reopened ? on : null,
      visitDueOn: visitDue({ ...premises, status: to, nextVisitOn }),
    }
  }
}

function changedBody({ id, status }: PremisesEntity, input: ChangeStatus): PremisesStatusChangedBody {
  const { actionId, to, on, reviewOn, replacedBy, sniffOk, bottles, photoIds } = input
  return { actionId, premisesId: id, from: status, to, on, reviewOn, replacedBy, sniffOk, bottles, photoIds }
}

/** Where the bottles are now, by the same `applyCylinderFact` that replays them. */
function clearedStates(bodies: readonly CylinderClearedBody[], there: readonly CylinderEntity[], occurredAt: string) {
  const rows = new Map(there.map((row) => [row.id, row]))
  return bodies.flatMap((body) => {
    const row = rows.get(body.cylinderId)
    if (!row) return []
    const fact = { kind: 'cylinder.cleared' as const, occurredAt, actorId: null, body }
    const { presence, use, premisesId } = applyCylinderFact(stateOf(row), fact) as CylinderState
    return [{ id: row.id, areaCode: row.areaCode, presence, bottleUse: use, premisesId }]
  })
}

const stateOf = ({ id, status, premisesId, presence, bottleUse, lastSeenAt }: CylinderEntity): CylinderState => ({
  id,
  status,
  premisesId,
  presence,
  use: bottleUse,
  lastSeenAt,
})

/** A bottle that arrived since the person counted has not been accounted for. */
function assertSameBottles(before: readonly CylinderEntity[], now: readonly CylinderEntity[]): void {
  const ids = new Set(before.map(({ id }) => id))
  if (ids.size !== now.length || now.some(({ id }) => !ids.has(id))) throw new StaleError('cylinder')
}
