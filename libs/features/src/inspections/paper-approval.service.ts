import { assertMayDecide, DomainError, type FactKind, type PaperDecidedBody } from '@app/domain'
import { type PaperListRow, PaperVisitRepository, type PreparedFact, prepareFact } from '@app/persistence'
import type { Clock } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { ActionLedger, insertTexts, type SealedText, type Write } from '../actions/action-ledger'
import type { Caller } from '../core/caller'
import { assertFresh } from '../core/stale'
import { CLOCK } from '../core/tokens'
import { contentOf, PaperService } from './paper.service'
import { VisitAccess } from './visit-access'
import { inspectionRow } from './visit-rows'
import { VisitWriter } from './visit-writer'

export interface DecidePaper {
  actionId: string
  version: number
  approve: boolean
  reason: string | null
}

/** 审核: from here on the visit counts as made on its day and learned today; before, nothing follows from it. */
@Injectable()
export class PaperApprovalService {
  constructor(
    private readonly papers: PaperVisitRepository,
    private readonly access: VisitAccess,
    private readonly writer: VisitWriter,
    private readonly ledger: ActionLedger,
    private readonly views: PaperService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws NOT_FOUND, PAPER_STATE, PAPER_SAME_PERSON, PAPER_REASON_MISSING, CONFLICT, ID_REUSED. */
  async decide(id: string, input: DecidePaper, caller: Caller) {
    const { actionId, approve, reason, version } = input
    await this.views.require(id, caller)
    const deed = { id: actionId, kind: 'paper.decide', subjectId: id, content: { approve, reason, version } }
    await this.ledger.once(deed, caller, async () => {
      const row = await this.views.require(id, caller)
      assertMayDecide(row, caller.accountId)
      const text = this.ledger.seal(actionId, 'reason', reason)
      if (!approve && !text.commitment)
        throw new DomainError('PAPER_REASON_MISSING', '退回请写明原因，录入的人才知道改哪里')
      const seen = { ...row, version }
      return approve ? this.approved(seen, actionId, text, caller) : this.returned(seen, actionId, text, caller)
    })
    return this.views.detail(id, caller)
  }

  private returned(row: PaperListRow, actionId: string, text: SealedText, caller: Caller): Write {
    const fact = this.fact('paper.returned', row, actionId, text, caller)
    return this.decided(row, { status: 'returned', decisionId: actionId }, text, [fact], caller, async () => undefined)
  }

  private async approved(row: PaperListRow, actionId: string, text: SealedText, caller: Caller): Promise<Write> {
    const content = contentOf(row)
    const premises = await this.access.find(row.premisesId)
    if (!premises) throw new DomainError('PREMISES_UNKNOWN', '没有找到这个用气场所，或它不在你的网格内')
    const sealed = { canonical: row.body, hash: row.contentHash }
    const known = await this.writer.known(content)
    const plan = await this.writer.plan(content, sealed, premises, known, 'inspection.recorded')
    // Dates of parts are not typed in: what the register knows of a set stays, a set it does not know is added.
    const kept = new Set(known.equipment.map(({ id: set }) => set))
    const equipment = plan.equipment.filter(({ id: set }) => !kept.has(set))
    const [recorded] = plan.facts
    const inspection = inspectionRow(content, premises, {
      contentHash: row.contentHash,
      submissionHash: row.contentHash,
      factId: recorded?.id ?? '',
      receivedAt: this.clock.now(),
    })
    const record = {
      inspection: { ...inspection, source: 'paper' as const },
      restarts: true,
      files: [],
      signatures: [],
      texts: [],
    }
    const fact = this.fact('paper.approved', row, actionId, text, caller)
    const status = { status: 'approved' as const, decisionId: actionId }
    return this.decided(row, status, text, [fact], caller, (tx) =>
      this.writer.write(tx, { ...plan, equipment }, record),
    )
  }

  private decided(
    row: PaperListRow,
    to: { status: 'approved' | 'returned'; decisionId: string },
    text: SealedText,
    facts: readonly PreparedFact[],
    { accountId }: Caller,
    then: Write,
  ): Write {
    return async (tx) => {
      const decision = { ...to, decidedBy: accountId, decidedAt: tx.now }
      assertFresh(await this.papers.decide(tx, row, decision), 1, 'paper')
      await insertTexts(tx, text)
      for (const fact of facts) tx.fact(fact)
      await then(tx)
    }
  }

  private fact(
    kind: FactKind,
    row: PaperListRow,
    actionId: string,
    text: SealedText,
    { accountId }: Caller,
  ): PreparedFact {
    const { id, premisesId, contentHash, areaCode } = row
    const body: PaperDecidedBody = { inspectionId: id, premisesId, actionId, contentHash, reason: text.commitment }
    const subjects = [
      { kind: 'inspection' as const, id },
      { kind: 'premises' as const, id: premisesId },
    ]
    return prepareFact({ kind, actorId: accountId, occurredAt: this.clock.now(), areaCode, body, subjects })
  }
}
