import {
  type CylinderEvent,
  DomainError,
  dateInShanghai,
  eventProblems,
  FILL_OBJECTION_LABEL,
  fillObjections,
  parseScan,
} from '@app/domain'
import { type BatchKeys, CustodyRepository, type Tx } from '@app/persistence'
import type { Clock } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { untilFresh } from '../core/stale'
import { CLOCK } from '../core/tokens'
import { CardWriter } from './card-writer.service'
import { checkFactId } from './delivery-checks'
import { EventBatch, type Sender } from './event-batch'
import { eventFactId } from './event-fact'
import { namedPlaces } from './event-places'
import { contentProblems, type EventResult, isUnreadable, type ReportedItem, refused } from './event-result'

/** A message that could be read, in the place of its result. */
interface Sound {
  event: CylinderEvent
  factId: string
  place: number
}

/** Who sent the messages, when a person did, and what is to be written in their unit besides. */
export interface Sending {
  actorId?: string | null
  beside?: (tx: Tx) => Promise<void>
}

/** What companies report about cylinders: any number of messages is one read and one unit. */
@Injectable()
export class EventRecorder {
  constructor(
    private readonly custody: CustodyRepository,
    private readonly writer: CardWriter,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A result for every item, in order. What is wrong with one does not hold up the others. */
  async record(
    companyId: string,
    items: readonly ReportedItem[],
    { actorId = null, beside }: Sending = {},
  ): Promise<EventResult[]> {
    const results: (EventResult | undefined)[] = items.map(() => undefined)
    const sound = items.flatMap((item, place) => {
      const read = this.read(item, companyId)
      if ('event' in read) return { ...read, place }
      results[place] = read
      return []
    })
    if (sound.length > 0)
      await untilFresh(async () => {
        const batch = await this.plan({ companyId, actorId }, sound, results)
        await this.writer.write(batch, beside)
      })
    return results as EventResult[]
  }

  /** One message, whose refusal is an error. Throws EVENT_TIME, EVENT_CONTENT, EVENT_ID_REUSED and the like. */
  async recordOne(companyId: string, event: CylinderEvent, sending: Sending = {}): Promise<EventResult> {
    const [result] = (await this.record(companyId, [event], sending)) as [EventResult]
    const [first] = result.problems
    if (result.status !== 'refused' || !first) return result
    const problems = result.problems.map(({ field: path, message }) => ({ path, message }))
    throw new DomainError(first.code, first.message, problems)
  }

  /** May this company fill this cylinder now? */
  async fillPermission(companyId: string, raw: string) {
    const parsed = parseScan(raw)
    if (!parsed.ok) throw new DomainError('EVENT_CONTENT', parsed.message, [{ path: 'code', message: parsed.message }])
    const { cylinders, codes, custody } = await this.custody.world(keysOf(companyId, [parsed.code]))
    const id = codes[0]?.cylinderId ?? null
    const row = cylinders.find((cylinder) => cylinder.id === id)
    const deregistered = custody.some(({ cylinderId, endMark }) => cylinderId === id && endMark !== null)
    const on = dateInShanghai(this.clock.now())
    const objections = fillObjections(row ? { ...row, deregistered } : null, companyId, on)
    return {
      allowed: objections.length === 0,
      cylinderId: row && row.ownerCompanyId === companyId ? row.id : null,
      reasons: objections.map((code) => ({ code: `FILL_${code.toUpperCase()}`, message: FILL_OBJECTION_LABEL[code] })),
    }
  }

  private read(item: ReportedItem, companyId: string): Omit<Sound, 'place'> | EventResult {
    if (isUnreadable(item)) return refused(item.eventId, contentProblems(item.unreadable))
    const parsed = parseScan(item.code)
    if (!parsed.ok) return refused(item.eventId, contentProblems([{ path: 'code', message: parsed.message }]))
    const event = { ...item, code: parsed.code }
    const problems = eventProblems(event, this.clock.now())
    if (problems.length > 0) return refused(item.eventId, contentProblems(problems))
    return { event, factId: eventFactId(companyId, event.eventId) }
  }

  private async plan(
    sender: Sender,
    sound: readonly Sound[],
    results: (EventResult | undefined)[],
  ): Promise<EventBatch> {
    const world = await this.custody.world(batchKeys(sender.companyId, sound))
    const batch = new EventBatch(sender, world, this.clock.now())
    for (const { event, factId, place } of sound) results[place] = batch.take(event, factId)
    return batch
  }
}

const keysOf = (companyId: string, codes: readonly string[]): BatchKeys => ({
  ...{ companyId, codes, factIds: [], aliasKeys: [], siteCodes: [], premisesCodes: [] },
})

function batchKeys(companyId: string, sound: readonly Sound[]): BatchKeys {
  const places = sound.map(({ event }) => namedPlaces(event))
  return {
    companyId,
    factIds: unique(sound.flatMap(({ event, factId }) => [factId, ...checkIds(companyId, event)])),
    codes: unique(sound.map(({ event }) => event.code)),
    aliasKeys: unique(
      sound.flatMap(({ event }) => (event.kind === 'file' ? event.aliases.map((a) => `${a.kind}:${a.value}`) : [])),
    ),
    siteCodes: unique(places.flatMap(({ sites }) => sites)),
    premisesCodes: unique(places.flatMap(({ premises }) => premises)),
  }
}

const checkIds = (companyId: string, event: CylinderEvent): string[] =>
  event.kind === 'deliver' && event.check ? [checkFactId(companyId, event.check.checkId)] : []

const unique = (all: readonly string[]): string[] => [...new Set(all)]
