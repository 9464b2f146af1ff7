import { DomainError, type RecallItemEndedBody, type RecallOutcome } from '@app/domain'
import {
  FileRepository,
  prepareFact,
  type RecallItemRow,
  RecallRepository,
  RecallWorkRepository,
} from '@app/persistence'
import type { Clock } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { ActionLedger, insertTexts, type Write } from '../actions/action-ledger'
import type { Caller } from '../core/caller'
import { assertFresh } from '../core/stale'
import { CLOCK } from '../core/tokens'
import { FileService } from '../files/file.service'
import { recallItemView } from './recall.view'
import { itemSubjects } from './recall-collector.service'

export interface RecallEvidence {
  actionId: string
  photoId: string
  note: string | null
}

/** What no message tells: the company has sealed it in its store, or somebody looked and it is not there any more. */
@Injectable()
export class RecallEvidenceService {
  constructor(
    private readonly recalls: RecallRepository,
    private readonly work: RecallWorkRepository,
    private readonly files: FileService,
    private readonly fileRows: FileRepository,
    private readonly ledger: ActionLedger,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws NOT_FOUND, RECALL_ITEM_ENDED, RECALL_AT_HOME, FILE_UNKNOWN, ID_REUSED. */
  async show(itemId: string, input: RecallEvidence, caller: Caller) {
    await this.require(itemId, caller)
    const deed = { id: input.actionId, kind: 'recall.evidence', subjectId: itemId, content: { ...input } }
    await this.ledger.once(deed, caller, async () => {
      const item = await this.require(itemId, caller)
      if (item.ended === 1) throw new DomainError('RECALL_ITEM_ENDED', '这只瓶已经办结，请刷新后再看')
      await this.files.assertOwned([input.photoId], caller.accountId)
      return this.ended(item, outcomeBy(item, caller), input, caller)
    })
    const item = await this.require(itemId, caller)
    return recallItemView(item, await this.files.views(item.photoId ? [item.photoId] : [], caller))
  }

  private ended(
    item: RecallItemRow,
    outcome: RecallOutcome,
    { actionId, photoId, note }: RecallEvidence,
    { accountId }: Caller,
  ): Write {
    const { id: itemId, recallId, cylinderId, areaCode } = item
    const text = this.ledger.seal(actionId, 'note', note)
    const about = { recallId, itemId, cylinderId, outcome, actionId, note: text.commitment }
    const body: RecallItemEndedBody = { ...about, evidenceFactId: null, photoIds: [photoId] }
    const base = { actorId: accountId, occurredAt: this.clock.now(), areaCode, subjects: itemSubjects(item) }
    const fact = prepareFact({ ...base, kind: 'recall.item_ended', body })
    return async (tx) => {
      const end = { outcome, photoId, evidenceFactId: fact.id, endedAt: tx.now, endedBy: accountId }
      assertFresh(await this.work.end(tx, item, end), 1, 'recall_item')
      await this.fileRows.markUsed(tx, [photoId], tx.now)
      await insertTexts(tx, text)
      tx.touch('cylinder', cylinderId)
      tx.fact(fact)
    }
  }

  private async require(id: string, { scope }: Caller): Promise<RecallItemRow> {
    const item = await this.recalls.item(id, scope)
    if (!item) throw new DomainError('NOT_FOUND', '没有找到这只召回的气瓶')
    return item
  }
}

/** A company that took one from a home reports 回收 or 换瓶, which moves the bottle; a picture alone would not. */
function outcomeBy({ placeKind }: RecallItemRow, { role }: Caller): RecallOutcome {
  if (role !== 'company') return 'gone'
  if (placeKind === 'premises')
    throw new DomainError('RECALL_AT_HOME', '这只瓶还登记在用户处：请先上报回收或登记换瓶，系统会自动办结')
  return 'secured'
}
