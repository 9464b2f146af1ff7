import {
  type FactSubject,
  newId,
  type RecallItemAddedBody,
  type RecallItemEndedBody,
  type RecallMatch,
  type RecallOutcome,
} from '@app/domain'
import {
  type LocatedCylinder,
  type PreparedFact,
  prepareFact,
  type RecallEntity,
  type RecallItemEntity,
  RecallSearchRepository,
  RecallWorkRepository,
  UnitOfWork,
} from '@app/persistence'
import type { Clock } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { freshKeys, untilFresh } from '../core/stale'
import { CLOCK } from '../core/tokens'
import { placeOf } from './recall-place'

/** So many cylinders in a unit: nobody waits long behind one. */
const BATCH = 100

interface Added {
  item: RecallItemEntity
  facts: PreparedFact[]
}

/** Puts cylinders on a recall: a task for the grid or the company that has it, a message to the home. */
@Injectable()
export class RecallCollector {
  constructor(
    private readonly work: RecallWorkRepository,
    private readonly search: RecallSearchRepository,
    private readonly uow: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Broken off and begun again it adds only what is not there yet. */
  async add(recall: RecallEntity, matches: readonly RecallMatch[], late: boolean): Promise<void> {
    for (let i = 0; i < matches.length; i += BATCH)
      await untilFresh(() => this.batch(recall, matches.slice(i, i + BATCH), late))
  }

  private async batch(recall: RecallEntity, matches: readonly RecallMatch[], late: boolean): Promise<void> {
    const causes = new Map(matches.map(({ cylinderId, causeFactId }) => [cylinderId, causeFactId]))
    const located = distinct(await this.search.located([...causes.keys()]))
    const homes = located.flatMap(({ premisesId }) => premisesId ?? [])
    const known = await this.work.known(
      recall.id,
      located.map(({ id }) => id),
      homes,
    )
    const added = located
      .filter(({ id }) => !known.cylinders.has(id))
      .map((found) => this.added(recall, found, causes.get(found.askedId) ?? null, late))
    if (added.length === 0) return
    const items = added.map(({ item }) => item)
    const told = new Set(items.flatMap(({ ended, premisesId }) => (ended === 0 && premisesId ? [premisesId] : [])))
    await this.uow.run(async (tx) => {
      await freshKeys('recall_item', this.work.insertItems(tx, items))
      for (const { facts } of added) for (const fact of facts) tx.fact(fact)
      for (const { cylinderId } of items) tx.touch('cylinder', cylinderId)
      for (const premisesId of told)
        if (!known.premises.has(premisesId))
          tx.job({ name: 'notice.send', payload: { recallId: recall.id, premisesId } })
    })
  }

  private added(recall: RecallEntity, found: LocatedCylinder, causeFactId: string | null, late: boolean): Added {
    const at = this.clock.now()
    const over = endBefore(found)
    const place = placeOf(found)
    const item: RecallItemEntity = {
      ...{ id: newId(), recallId: recall.id, cylinderId: found.id, causeFactId, late: late ? 1 : 0, addedAt: at },
      ...place,
      ...{ ended: over ? 1 : 0, outcome: over?.outcome ?? null, evidenceFactId: over?.factId ?? null, photoId: null },
      ...{ endedAt: over ? at : null, endedBy: null, version: 1 },
    }
    const about = { recallId: recall.id, itemId: item.id, cylinderId: found.id }
    const body: RecallItemAddedBody = {
      ...{ ...about, causeFactId, late, companyId: place.companyId },
      place: { kind: place.placeKind, id: place.placeId },
    }
    const base = { actorId: null, occurredAt: at, areaCode: place.areaCode, subjects: itemSubjects(item) }
    const end: RecallItemEndedBody | null = over && {
      ...{ ...about, outcome: over.outcome, evidenceFactId: over.factId, photoIds: [], actionId: null, note: null },
    }
    return {
      item,
      facts: [
        prepareFact({ ...base, kind: 'recall.item_added', body }),
        ...(end ? [prepareFact({ ...base, kind: 'recall.item_ended', body: end })] : []),
      ],
    }
  }
}

/** Out of use for ever before anybody looked for it. */
function endBefore({ scrapMark }: LocatedCylinder): { outcome: RecallOutcome; factId: string | null } | null {
  return scrapMark ? { outcome: 'scrapped', factId: scrapMark.split(' ')[1] ?? null } : null
}

/** Two cards that were merged are one bottle. */
const distinct = (found: readonly LocatedCylinder[]): LocatedCylinder[] => [
  ...new Map(found.map((one) => [one.id, one])).values(),
]

type About = Pick<RecallItemEntity, 'recallId' | 'cylinderId' | 'premisesId'>

/** The recall, the bottle, the home where it stands. Not the company: its story would lead every street to every bottle. */
export function itemSubjects({ recallId, cylinderId, premisesId }: About): FactSubject[] {
  return [
    { kind: 'recall', id: recallId },
    { kind: 'cylinder', id: cylinderId },
    ...(premisesId ? [{ kind: 'premises' as const, id: premisesId }] : []),
  ]
}
