import {
  DomainError,
  RECALL_STATE_LABEL,
  type RecallClosedBody,
  type RecallCriteria,
  type RecallOpenedBody,
  type RecallReason,
} from '@app/domain'
import {
  AreaRepository,
  CompanyRepository,
  mapPage,
  type PageRequest,
  prepareFact,
  type RecallEntity,
  type RecallItemFilter,
  RecallRepository,
  type RecallRow,
  RecallSearchRepository,
  RecallWorkRepository,
} from '@app/persistence'
import type { Clock } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { ActionLedger, insertTexts, type Write } from '../actions/action-ledger'
import type { Caller } from '../core/caller'
import { assertFresh } from '../core/stale'
import { CLOCK } from '../core/tokens'
import { FileService } from '../files/file.service'
import { inOrder, recallItemView, recallView } from './recall.view'
import { RecallFinder } from './recall-finder.service'
import { placeOf, storedCriteria } from './recall-place'
import { type Preview, previewOf } from './recall-preview'

export interface NewRecall {
  actionId: string
  criteria: RecallCriteria
  reason: RecallReason
  note: string | null
}

/** 召回: all cylinders that one company filled or tested in a span, or that one maker made. */
@Injectable()
export class RecallService {
  constructor(
    private readonly recalls: RecallRepository,
    private readonly work: RecallWorkRepository,
    private readonly search: RecallSearchRepository,
    private readonly finder: RecallFinder,
    private readonly companies: CompanyRepository,
    private readonly areas: AreaRepository,
    private readonly files: FileService,
    private readonly ledger: ActionLedger,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** How many there are and where each is now; nothing is written. Throws RECALL_SPAN, COMPANY_UNKNOWN, SITE_UNKNOWN. */
  async preview(criteria: RecallCriteria): Promise<Preview> {
    await this.assertSound(criteria)
    const { matches } = await this.finder.all(criteria, await this.search.head())
    const located = await this.search.located(matches.map(({ cylinderId }) => cylinderId))
    const found = [...new Map(located.map((one) => [one.id, { ...one, place: placeOf(one) }])).values()]
    const streets = await this.areas.names(found.flatMap(({ place }) => place.areaCode?.slice(0, 9) ?? []))
    const holders = new Map(
      [...(await this.companies.byIds(found.flatMap(({ place }) => place.companyId ?? [])))].map(([id, { name }]) => [
        id,
        name,
      ]),
    )
    return previewOf(found, streets, holders)
  }

  /** The id of the action is the id of the recall. Throws RECALL_SPAN, RECALL_NOTE, COMPANY_UNKNOWN, SITE_UNKNOWN, ID_REUSED. */
  async open(input: NewRecall, caller: Caller) {
    await this.assertSound(input.criteria)
    if (input.reason === 'other' && !input.note?.trim())
      throw new DomainError('RECALL_NOTE', '选“其他”时请写明情况', [{ path: 'note', message: '请写明情况' }])
    const deed = { id: input.actionId, kind: 'recall.open', subjectId: input.actionId, content: { ...input } }
    await this.ledger.once(deed, caller, async () => this.opened(input, await this.search.head(), caller))
    return this.detail(input.actionId, caller)
  }

  async list({ scope }: Caller, query: PageRequest & { open?: 'true' }) {
    return mapPage(await this.recalls.page(scope, query), recallView)
  }

  async detail(id: string, caller: Caller) {
    const row = await this.require(id, caller)
    const { scope } = caller
    const streets = await this.recalls.streets(id, scope)
    const companies = await this.recalls.companies(id, scope)
    const places = await this.recalls.places(id, scope)
    return {
      ...recallView(row),
      streets,
      companies,
      places: inOrder(places).map(({ code, total, done }) => ({ code, total, done })),
    }
  }

  async items(id: string, query: PageRequest & RecallItemFilter, caller: Caller) {
    await this.require(id, caller)
    const page = await this.recalls.items(id, caller.scope, query)
    const photos = await this.files.views(
      page.items.flatMap(({ photoId }) => photoId ?? []),
      caller,
    )
    return mapPage(page, (row) => recallItemView(row, photos))
  }

  /** At 100 %, or with a reason for what could not be found. Throws NOT_FOUND, RECALL_STATE, RECALL_UNFINISHED, ID_REUSED. */
  async close(id: string, input: { actionId: string; note: string | null }, caller: Caller) {
    await this.require(id, caller)
    const deed = { id: input.actionId, kind: 'recall.close', subjectId: id, content: { ...input } }
    await this.ledger.once(deed, caller, async () => this.closed(await this.require(id, caller), input, caller))
    return this.detail(id, caller)
  }

  private async assertSound(criteria: RecallCriteria): Promise<void> {
    const { from, to } = criteria
    if (from !== null && to !== null && from > to)
      throw new DomainError('RECALL_SPAN', '开始时间晚于结束时间，请重新选择', [
        { path: 'criteria.to', message: '应晚于开始时间' },
      ])
    if (criteria.by === 'made') return
    const { companyId, siteId } = criteria
    if (!(await this.companies.byId(companyId)))
      throw new DomainError('COMPANY_UNKNOWN', '没有这家企业，请重新选择', [
        { path: 'criteria.companyId', message: '请重新选择' },
      ])
    const sites = await this.search.sitesOf(companyId)
    if (siteId !== null && !sites.some(({ id }) => id === siteId))
      throw new DomainError('SITE_UNKNOWN', '这家企业没有这个站点，请重新选择', [
        { path: 'criteria.siteId', message: '请重新选择' },
      ])
  }

  private opened({ actionId, criteria, reason, note }: NewRecall, readSeq: number, caller: Caller): Write {
    const at = this.clock.now()
    const text = this.ledger.seal(actionId, 'note', note)
    const row: RecallEntity = {
      ...{ id: actionId, ...storedCriteria(criteria), reason, state: 'collecting' },
      ...{ openedBy: caller.accountId, openedAt: at, closedBy: null, closedAt: null, readSeq },
    }
    const body: RecallOpenedBody = { actionId, recallId: actionId, criteria, reason, note: text.commitment }
    const fact = prepareFact({ kind: 'recall.opened', body, ...about(row, caller, at) })
    return async (tx) => {
      await this.work.insert(tx, row)
      await insertTexts(tx, text)
      tx.fact(fact)
      tx.job({ name: 'recall.run', payload: {}, coalesceKey: 'recall.run' })
    }
  }

  private async closed(
    row: RecallRow,
    { actionId, note }: { actionId: string; note: string | null },
    caller: Caller,
  ): Promise<Write> {
    if (row.state !== 'open')
      throw new DomainError('RECALL_STATE', `这次召回${RECALL_STATE_LABEL[row.state]}，现在不能结束`)
    const { id, total, done } = row
    if (done < total && !note?.trim())
      throw new DomainError('RECALL_UNFINISHED', `还有 ${total - done} 只瓶没有着落，要结束请写明找不到的原因`, [
        { path: 'note', message: '请写明找不到的原因' },
      ])
    const text = this.ledger.seal(actionId, 'note', note)
    const body: RecallClosedBody = { actionId, recallId: id, total, ended: done, note: text.commitment }
    const fact = prepareFact({ kind: 'recall.closed', body, ...about(row, caller, this.clock.now()) })
    const left = await this.work.openItems(id)
    return async (tx) => {
      assertFresh(await this.work.close(tx, id, caller.accountId, tx.now), 1, 'recall')
      await insertTexts(tx, text)
      for (const { cylinderId } of left) tx.touch('cylinder', cylinderId)
      tx.fact(fact)
    }
  }

  private async require(id: string, { scope }: Caller): Promise<RecallRow> {
    const row = await this.recalls.visible(id, scope)
    if (!row) throw new DomainError('NOT_FOUND', '没有找到这次召回')
    return row
  }
}

const about = ({ id, companyId }: RecallEntity, { accountId, areaCode }: Caller, occurredAt: string) => ({
  ...{ actorId: accountId, areaCode, occurredAt },
  subjects: [{ kind: 'recall' as const, id }, ...(companyId ? [{ kind: 'company' as const, id: companyId }] : [])],
})
