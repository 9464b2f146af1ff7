import type { RecallItemEndedBody, RecallItemReopenedBody } from '@app/domain'
import {
  type ItemFact,
  type LocatedCylinder,
  type PreparedFact,
  prepareFact,
  type RecallEntity,
  type RecallItemEntity,
  RecallSearchRepository,
  RecallWorkRepository,
  type Tx,
  UnitOfWork,
} from '@app/persistence'
import type { Clock } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { assertFresh, untilFresh } from '../core/stale'
import { CLOCK } from '../core/tokens'
import { itemSubjects, RecallCollector } from './recall-collector.service'
import { RecallFinder } from './recall-finder.service'
import { isSamePlace, type News, newsOf, type Shown } from './recall-news'
import { criteriaOf, placeOf } from './recall-place'

/** So many facts are looked through at once. */
const STRETCH = 5000
const BATCH = 100

type Found = News & { place: LocatedCylinder | undefined; fact: PreparedFact | null }

/** Keeps recalls level with the log: late messages bring cylinders in, what is reported and seen brings them to an end. */
@Injectable()
export class RecallKeeper {
  constructor(
    private readonly work: RecallWorkRepository,
    private readonly search: RecallSearchRepository,
    private readonly finder: RecallFinder,
    private readonly collector: RecallCollector,
    private readonly uow: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Nothing to do while nobody has told anything new. */
  async isAnyDue(): Promise<boolean> {
    const open = await this.work.unfinished()
    if (open.length === 0) return false
    const head = await this.search.head()
    return open.some(({ state, readSeq }) => state === 'collecting' || readSeq < head)
  }

  async runAll(): Promise<void> {
    for (const recall of await this.work.unfinished()) await this.run(recall)
  }

  private async run(recall: RecallEntity): Promise<void> {
    if (recall.state === 'collecting') await this.collect(recall)
    const head = await this.search.head()
    const begun = await this.work.byId(recall.id)
    for (let after = begun?.readSeq ?? head; after < head; after += STRETCH)
      await this.follow(recall, after, Math.min(head, after + STRETCH))
  }

  /** What was told while it was looked up is followed from the number at which the recall was opened. */
  private async collect(recall: RecallEntity): Promise<void> {
    const { matches } = await this.finder.all(criteriaOf(recall), recall.readSeq)
    await this.collector.add(recall, matches, false)
    await this.uow.run((tx) => this.work.read(tx, recall.id, recall.readSeq).then(() => undefined))
  }

  private async follow(recall: RecallEntity, after: number, until: number): Promise<void> {
    const { matches, refuted } = await this.finder.told(criteriaOf(recall), after, until)
    await this.collector.add(recall, matches, true)
    const facts = await this.work.factsAbout(recall.id, after, until)
    const byItem = groupBy(facts)
    const wrong = await this.work.openCausedBy(recall.id, refuted)
    const ids = [...new Set([...byItem.keys(), ...wrong.map(({ id }) => id)])]
    const stationIds = await this.search.stationIds()
    for (let i = 0; i < ids.length; i += BATCH)
      await untilFresh(() => this.settle(recall, ids.slice(i, i + BATCH), byItem, new Set(refuted), stationIds))
    await this.uow.run((tx) => this.work.read(tx, recall.id, until).then(() => undefined))
  }

  private async settle(
    recall: RecallEntity,
    ids: readonly string[],
    facts: ReadonlyMap<string, ItemFact[]>,
    refuted: ReadonlySet<string>,
    stationIds: ReadonlySet<string>,
  ): Promise<void> {
    const items = await this.work.items(recall.id, ids)
    const located = await this.search.located(items.map(({ cylinderId }) => cylinderId))
    const at = new Map(located.map((found) => [found.askedId, found]))
    const found = items.map((item) => {
      const news = newsOf(item, facts.get(item.id) ?? [], { refuted, stationIds, openedAt: recall.openedAt })
      return { ...news, place: at.get(item.cylinderId), fact: this.factOf(news) }
    })
    await this.uow.run(async (tx) => {
      for (const one of found) await this.write(tx, one)
    })
  }

  private async write(tx: Tx, { item, end, reopenedBy, place, fact }: Found): Promise<void> {
    if (end) {
      const done = { ...end, photoId: null, endedAt: tx.now, endedBy: null }
      assertFresh(await this.work.end(tx, item, done), 1, 'recall_item')
    } else if (reopenedBy) assertFresh(await this.work.reopen(tx, item), 1, 'recall_item')
    if (fact) {
      tx.fact(fact)
      tx.touch('cylinder', item.cylinderId)
    }
    const moved = place && placeOf(place)
    if (!moved || isSamePlace(moved, item)) return
    const version = item.version + (fact ? 1 : 0)
    assertFresh(await this.work.place(tx, { id: item.id, version }, moved), 1, 'recall_item')
  }

  private factOf({ item, end, reopenedBy }: News): PreparedFact | null {
    if (end) return this.endFact(item, end)
    return reopenedBy ? this.reopenFact(item, reopenedBy) : null
  }

  private endFact(item: RecallItemEntity, { outcome, evidenceFactId }: Shown) {
    const { id: itemId, recallId, cylinderId, areaCode } = item
    const about = { recallId, itemId, cylinderId, outcome, evidenceFactId }
    const body: RecallItemEndedBody = { ...about, photoIds: [], actionId: null, note: null }
    const base = { actorId: null, occurredAt: this.clock.now(), areaCode, subjects: itemSubjects(item) }
    return prepareFact({ ...base, kind: 'recall.item_ended', body })
  }

  private reopenFact(item: RecallItemEntity, correctionFactId: string) {
    const { id: itemId, recallId, cylinderId, areaCode } = item
    const body: RecallItemReopenedBody = { recallId, itemId, cylinderId, correctionFactId }
    const base = { actorId: null, occurredAt: this.clock.now(), areaCode, subjects: itemSubjects(item) }
    return prepareFact({ ...base, kind: 'recall.item_reopened', body })
  }
}

function groupBy(facts: readonly ItemFact[]): Map<string, ItemFact[]> {
  const groups = new Map<string, ItemFact[]>()
  for (const fact of facts) groups.set(fact.itemId, [...(groups.get(fact.itemId) ?? []), fact])
  return groups
}
