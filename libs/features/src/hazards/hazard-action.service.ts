import {
  applyHazardFact,
  assertHazardAction,
  DomainError,
  type FactKind,
  type HazardAction,
  type HazardActionInput,
  type HazardDispatchedBody,
  type HazardRecheckedBody,
  type HazardRectifiedBody,
  type HazardReturnedBody,
  type HazardState,
  type Instant,
} from '@app/domain'
import {
  CompanyRepository,
  FileRepository,
  type HazardEntity,
  type HazardPhotoEntity,
  HazardRepository,
  prepareFact,
} from '@app/persistence'
import type { Clock } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { ActionLedger, insertTexts, type SealedText, type Write } from '../actions/action-ledger'
import { Assignees } from '../actions/assignees'
import type { Caller } from '../core/caller'
import { assertFresh } from '../core/stale'
import { CLOCK } from '../core/tokens'
import { FileService } from '../files/file.service'
import { HazardService } from './hazard.service'
import { hazardRow, hazardState, hazardSubjects, touchHazard } from './hazard-rows'

interface Acting {
  actionId: string
  /** When it was done, by the clock of the phone. */
  at: Instant
  /** What the person had before his eyes. */
  version?: number
}

interface Evidence {
  photoIds: string[]
  readingLelTenths: number | null
}

export type DispatchInput = Acting & { accountId: string | null; companyId: string | null; note: string | null }
export type RectifyInput = Acting & Evidence & { note: string | null }
export type RecheckInput = Acting & Evidence & { pass: boolean; reason: string | null }
export type ReturnInput = Acting & { reason: string }

interface Change {
  kind: FactKind
  body: HazardDispatchedBody | HazardRectifiedBody | HazardRecheckedBody | HazardReturnedBody
  text: SealedText
  photos?: { ids: readonly string[]; stage: HazardPhotoEntity['stage'] }
}

/** 派单 → 整改 → 复查 → 办结, or back with a reason. Each answers with the hazard as it then is. */
@Injectable()
export class HazardActionService {
  constructor(
    private readonly hazards: HazardRepository,
    private readonly companies: CompanyRepository,
    private readonly fileRows: FileRepository,
    private readonly files: FileService,
    private readonly assignees: Assignees,
    private readonly ledger: ActionLedger,
    private readonly views: HazardService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws NOT_FOUND, HAZARD_STATE, HAZARD_CHANGED, ID_REUSED as all actions here; ASSIGNEE_UNKNOWN, ASSIGNEE_MISSING. */
  dispatch(id: string, input: DispatchInput, caller: Caller) {
    return this.act('dispatch', id, input, caller, async () => {
      await this.assertAssignee(input, caller)
      const { actionId, accountId, companyId } = input
      const text = this.ledger.seal(actionId, 'note', input.note)
      return {
        kind: 'hazard.dispatched',
        body: { hazardId: id, actionId, accountId, companyId, note: text.commitment },
        text,
      }
    })
  }

  /** With a photo of how it is now; an emergency also with a reading of zero. Throws FILE_UNKNOWN, HAZARD_READING_NOT_ZERO. */
  rectify(id: string, input: RectifyInput, caller: Caller) {
    return this.act('rectify', id, input, caller, async () => {
      const { actionId, photoIds, readingLelTenths } = input
      await this.files.assertOwned(photoIds, caller.accountId)
      const text = this.ledger.seal(actionId, 'note', input.note)
      const body = { hazardId: id, actionId, photoIds, readingLelTenths, note: text.commitment }
      return { kind: 'hazard.rectified', body, text, photos: { ids: photoIds, stage: 'after' } }
    })
  }

  /** By another person than the rectifier. Throws HAZARD_SAME_PERSON, HAZARD_REASON_MISSING when it failed without one. */
  recheck(id: string, input: RecheckInput, caller: Caller) {
    return this.act('recheck', id, input, caller, async () => {
      const { actionId, photoIds, pass, readingLelTenths } = input
      await this.files.assertOwned(photoIds, caller.accountId)
      const text = this.ledger.seal(actionId, 'reason', input.reason)
      if (!pass && !text.commitment) throw new DomainError('HAZARD_REASON_MISSING', '复查不合格请写明原因')
      const body = { hazardId: id, actionId, pass, photoIds, readingLelTenths, reason: text.commitment }
      return { kind: 'hazard.rechecked', body, text, photos: { ids: photoIds, stage: 'recheck' } }
    })
  }

  /** 回滚: one step back, with a reason. */
  return(id: string, input: ReturnInput, caller: Caller) {
    return this.act('return', id, input, caller, async () => {
      const text = this.ledger.seal(input.actionId, 'reason', input.reason)
      const body = { hazardId: id, actionId: input.actionId, reason: text.commitment as string }
      return { kind: 'hazard.returned', body, text }
    })
  }

  private async act(
    action: HazardAction,
    id: string,
    input: Acting & Partial<HazardActionInput>,
    caller: Caller,
    change: () => Promise<Change>,
  ) {
    const deed = { id: input.actionId, kind: `hazard.${action}`, subjectId: id, content: { ...input } }
    await this.views.require(id, caller)
    await this.ledger.once(deed, caller, async () => {
      const row = await this.views.require(id, caller)
      assertSeen(row, input.version)
      assertHazardAction(hazardState(row), action, { ...input, actorId: caller.accountId })
      return this.write(row, await change(), { ...input, actorId: caller.accountId })
    })
    return this.views.detail(id, caller)
  }

  private write(
    row: HazardEntity,
    { kind, body, text, photos }: Change,
    { actorId, at }: { actorId: string; at: Instant },
  ): Write {
    const now = this.clock.now()
    const fact = { kind, body, actorId, occurredAt: within(row.rectifiedAt ?? row.foundAt, at, now) }
    const state = applyHazardFact(hazardState(row), fact) as HazardState
    const prepared = prepareFact({ ...fact, areaCode: row.areaCode, subjects: hazardSubjects(state) })
    const { ids = [], stage = 'after' } = photos ?? {}
    const photoRows = [...new Set(ids)].map((fileId) => ({ hazardId: row.id, fileId, stage, addedAt: now }))
    return async (tx) => {
      assertFresh(await this.hazards.change(tx, [hazardRow(state, row)]), 1, 'hazard')
      await this.fileRows.markUsed(tx, ids, tx.now)
      await this.hazards.addPhotos(tx, photoRows)
      await insertTexts(tx, text)
      touchHazard(tx, state)
      tx.fact(prepared)
    }
  }

  private async assertAssignee({ accountId, companyId }: DispatchInput, caller: Caller): Promise<void> {
    if (!accountId && !companyId) throw new DomainError('ASSIGNEE_MISSING', '请选择派给哪位人员或哪家企业')
    await this.assignees.assertReachable(accountId, caller)
    if (companyId && !(await this.companies.byId(companyId)))
      throw new DomainError('ASSIGNEE_UNKNOWN', '没有找到这家企业，请重新选择')
  }
}

/** A phone whose clock is wrong dates a deed neither into the future nor before what it answers to. */
function within(earliest: Instant, at: Instant, now: Instant): Instant {
  if (at > now) return now
  return at < earliest && earliest < now ? earliest : at
}

function assertSeen(row: HazardEntity, version: number | undefined): void {
  if (version !== undefined && version !== row.version)
    throw new DomainError('HAZARD_CHANGED', '这条隐患刚被别人更新，请刷新后再操作')
}
