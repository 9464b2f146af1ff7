import {
  type CorrectionChange,
  type CorrectionStatus,
  correctionProblems,
  DomainError,
  findingOf,
  type InspectionContent,
  type InspectionCorrectedBody,
  takesBack,
  visitDue,
} from '@app/domain'
import {
  type CorrectionEntity,
  CorrectionRepository,
  type InspectionListRow,
  prepareFact,
  VisitRepository,
} from '@app/persistence'
import { type Clock, FieldCipher } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { ActionLedger, insertTexts, type Write } from '../actions/action-ledger'
import type { Caller } from '../core/caller'
import { assertFresh } from '../core/stale'
import { CLOCK } from '../core/tokens'
import { HazardRecorder } from '../hazards/hazard-recorder'
import { HazardWithdrawal } from '../hazards/hazard-withdrawal'
import { asCorrected, changeOf, mayCorrect, RecordService } from './record.service'

export interface Correct {
  actionId: string
  change: CorrectionChange
  reason: string
}

/** What is to be written, and who wants it. */
interface Wanted extends Correct {
  content: InspectionContent
  caller: Caller
}

/** 更正: a new fact beside the old. What was signed stays as it was signed. */
@Injectable()
export class CorrectionService {
  constructor(
    private readonly corrections: CorrectionRepository,
    private readonly visits: VisitRepository,
    private readonly records: RecordService,
    private readonly hazards: HazardRecorder,
    private readonly withdrawal: HazardWithdrawal,
    private readonly ledger: ActionLedger,
    private readonly cipher: FieldCipher,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * A hazard that follows is opened at once; one that would end waits for a second person.
   * Throws NOT_FOUND, CORRECTION_NOT_YOURS, CORRECTION_REFUSED, ID_REUSED.
   */
  async correct(id: string, { actionId, change, reason }: Correct, caller: Caller): Promise<void> {
    await this.records.require(id, caller)
    const content = { change, reason: this.cipher.blindIndex(reason, 'correction.reason') }
    const deed = { id: actionId, kind: 'inspection.correct', subjectId: id, content }
    await this.ledger.once(deed, caller, async () => {
      const row = await this.records.require(id, caller)
      const { content: signed, joint } = await this.records.signed(row)
      if (!mayCorrect(row, joint?.rows ?? [], caller))
        throw new DomainError('CORRECTION_NOT_YOURS', '只能更正自己的检查记录；别人的请街道更正')
      const earlier = await this.records.correctionsOf(id)
      const read = asCorrected(signed, earlier)
      this.assertPossible(read, change, earlier)
      return this.prepare(row, earlier.length, { actionId, change, reason, content: read, caller })
    })
  }

  private assertPossible(
    read: InspectionContent,
    change: CorrectionChange,
    earlier: readonly CorrectionEntity[],
  ): void {
    const waiting = earlier.some((one) => one.status === 'waiting' && sameSpot(changeOf(one), change))
    const problems = waiting
      ? [{ path: 'change', message: '这一处已有更正在等另一人确认，确认后再更正' }]
      : correctionProblems(read, change, this.clock.now())
    if (problems.length > 0) throw new DomainError('CORRECTION_REFUSED', '不能这样更正，请按提示修改', problems)
  }

  private async prepare(row: InspectionListRow, seen: number, wanted: Wanted): Promise<Write> {
    const { change, content, actionId } = wanted
    const hazard =
      change.kind === 'answer' && takesBack(change)
        ? await this.withdrawal.openFor(row.premisesId, change.item, change.thing.id)
        : null
    const status: CorrectionStatus = hazard ? 'waiting' : 'standing'
    const reason = this.ledger.seal(actionId, 'reason', wanted.reason)
    const fact = this.fact(row, wanted, status, reason.commitment as string)
    const effect = hazard ? null : await this.effect(row, { ...wanted, content })
    const correction = this.row(row, wanted, { status, hazardId: hazard?.id ?? null })
    return async (tx) => {
      assertFresh(await this.corrections.lock(tx, row.id), seen, 'correction')
      await effect?.(tx)
      await this.corrections.insert(tx, correction)
      await insertTexts(tx, reason)
      tx.fact(fact)
    }
  }

  /** What follows of a correction that stands. */
  private async effect(row: InspectionListRow, { change, content, caller }: Wanted): Promise<Write> {
    const at = this.clock.now()
    if (change.kind === 'header') return this.appointment(row, change)
    const finding = findingOf(content, change, at)
    const told = uncovered(content, row, caller, at)
    const plan = await this.hazards.prepare({ ...told, findings: finding ? [finding] : [] }, row.areaCode)
    return (tx) => this.hazards.record(tx, plan)
  }

  /** The register follows where this was the last visit. */
  private async appointment(
    { id, premisesId }: InspectionListRow,
    change: Extract<CorrectionChange, { kind: 'header' }>,
  ): Promise<Write> {
    const premises = change.field === 'nextVisitOn' ? await this.visits.premises(premisesId) : null
    if (!premises) return async () => undefined
    const nextVisitOn = change.after
    const visitDueOn = visitDue({ ...premises, nextVisitOn })
    return async (tx) => {
      await this.visits.appoint(tx, { premisesId, visitId: id, nextVisitOn, visitDueOn })
      tx.touch('premises', premisesId)
    }
  }

  private row(
    { id: inspectionId, premisesId, areaCode }: InspectionListRow,
    { actionId, change, caller }: Wanted,
    state: Pick<CorrectionEntity, 'status' | 'hazardId'>,
  ): CorrectionEntity {
    const undecided = { decidedBy: null, decidedAt: null, decisionId: null, version: 1 }
    const made = { madeBy: caller.accountId, madeAt: this.clock.now() }
    return {
      id: actionId,
      inspectionId,
      premisesId,
      areaCode,
      body: JSON.stringify(change),
      ...state,
      ...made,
      ...undecided,
    }
  }

  private fact(row: InspectionListRow, { actionId, change, caller }: Wanted, status: CorrectionStatus, reason: string) {
    const { id: inspectionId, premisesId, areaCode } = row
    const body: InspectionCorrectedBody = { correctionId: actionId, inspectionId, premisesId, change, status, reason }
    const subjects = [
      { kind: 'inspection' as const, id: inspectionId },
      { kind: 'premises' as const, id: premisesId },
    ]
    const occurredAt = this.clock.now()
    return prepareFact({
      kind: 'inspection.corrected',
      actorId: caller.accountId,
      occurredAt,
      areaCode,
      body,
      subjects,
    })
  }
}

/** The visit as the hazards learn of it today: found by who corrects, with its days beginning now. */
export const uncovered = (
  content: InspectionContent,
  { id }: Pick<InspectionListRow, 'id'>,
  { accountId }: Pick<Caller, 'accountId'>,
  at: string,
): InspectionContent => ({ ...content, id, inspectorId: accountId, finishedAt: at, previous: [], findings: [] })

function sameSpot(a: CorrectionChange, b: CorrectionChange): boolean {
  if (a.kind === 'answer' && b.kind === 'answer') return a.item === b.item && a.thing.id === b.thing.id
  return a.kind === 'header' && b.kind === 'header' && a.field === b.field
}
