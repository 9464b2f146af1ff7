import { assertMayAgree, type CorrectionDecidedBody, DomainError, findingOf } from '@app/domain'
import { CorrectionRepository, type CorrectionRow, type InspectionListRow, prepareFact } from '@app/persistence'
import type { Clock } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { ActionLedger, insertTexts, type SealedText, type Write } from '../actions/action-ledger'
import type { Caller } from '../core/caller'
import { assertFresh } from '../core/stale'
import { CLOCK } from '../core/tokens'
import { HazardWithdrawal } from '../hazards/hazard-withdrawal'
import { uncovered } from './correction.service'
import { asCorrected, changeOf, RecordService } from './record.service'

export interface AgreeCorrection {
  actionId: string
  correctionId: string
  agree: boolean
  reason: string | null
}

/** 误录 takes two: who says so, and another who has looked. */
@Injectable()
export class CorrectionDecisionService {
  constructor(
    private readonly corrections: CorrectionRepository,
    private readonly records: RecordService,
    private readonly withdrawal: HazardWithdrawal,
    private readonly ledger: ActionLedger,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws NOT_FOUND, CORRECTION_STATE, CORRECTION_SAME_PERSON, CORRECTION_REASON_MISSING, CONFLICT, ID_REUSED. */
  async decide(id: string, input: AgreeCorrection, caller: Caller): Promise<void> {
    const { actionId, agree, reason, correctionId } = input
    await this.records.require(id, caller)
    const deed = { id: actionId, kind: 'correction.decide', subjectId: id, content: { agree, reason, correctionId } }
    await this.ledger.once(deed, caller, async () => {
      const row = await this.records.require(id, caller)
      const correction = await this.correction(id, correctionId)
      assertMayAgree(correction, caller.accountId)
      const text = this.ledger.seal(actionId, 'reason', reason)
      if (!agree && !text.commitment) throw new DomainError('CORRECTION_REASON_MISSING', '不同意更正请写明原因')
      return this.decided(row, correction, { agree, text, actionId }, caller)
    })
  }

  private async correction(id: string, correctionId: string): Promise<CorrectionRow> {
    const found = (await this.records.correctionsOf(id)).find((one) => one.id === correctionId)
    if (!found) throw new DomainError('NOT_FOUND', '没有找到这条更正，请刷新后再看')
    return found
  }

  private async decided(
    row: InspectionListRow,
    correction: CorrectionRow,
    { agree, text, actionId }: { agree: boolean; text: SealedText; actionId: string },
    caller: Caller,
  ): Promise<Write> {
    const fact = this.fact(row, { correctionId: correction.id, actionId, agree, reason: text.commitment }, caller)
    const withdrawn = agree ? await this.withdrawn(row, correction, caller) : null
    const status = agree ? ('standing' as const) : ('refused' as const)
    return async (tx) => {
      const by = { status, decidedBy: caller.accountId, decidedAt: tx.now, decisionId: actionId }
      assertFresh(await this.corrections.decide(tx, correction, by), 1, 'correction')
      await withdrawn?.(tx)
      await insertTexts(tx, text)
      tx.fact(fact)
    }
  }

  /** The hazard ends; where the answer is another failure, that one is opened instead. */
  private async withdrawn(row: InspectionListRow, correction: CorrectionRow, caller: Caller): Promise<Write> {
    const { content } = await this.records.signed(row)
    const read = asCorrected(content, await this.records.correctionsOf(row.id))
    const at = this.clock.now()
    const finding = findingOf(read, changeOf(correction), at)
    const told = { ...uncovered(read, row, caller, at), findings: finding ? [finding] : [] }
    const of = { hazardId: correction.hazardId ?? '', correctionId: correction.id, actorId: caller.accountId }
    const plan = await this.withdrawal.prepare(of, told, row.areaCode)
    return (tx) => this.withdrawal.write(tx, plan)
  }

  private fact(
    { id: inspectionId, premisesId, areaCode }: InspectionListRow,
    decision: Omit<CorrectionDecidedBody, 'inspectionId' | 'premisesId'>,
    { accountId }: Caller,
  ) {
    const body: CorrectionDecidedBody = { ...decision, inspectionId, premisesId }
    const subjects = [
      { kind: 'inspection' as const, id: inspectionId },
      { kind: 'premises' as const, id: premisesId },
    ]
    const kind = 'inspection.correction_decided'
    return prepareFact({ kind, actorId: accountId, occurredAt: this.clock.now(), areaCode, body, subjects })
  }
}
