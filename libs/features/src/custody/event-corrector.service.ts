import {
  type CorrectionReason,
  type CylinderEvent,
  type CylinderEventBody,
  type CylinderEventCorrectedBody,
  type CylinderState,
  canonicalJson,
  custodyOf,
  DomainError,
  EVENT_FACT,
  eventProblems,
  type KnownFact,
  nthCorrection,
  type Problem,
  parseScan,
  retoldState,
  stepsOf,
} from '@app/domain'
import { CustodyRepository, type CylinderEntity, type PreparedFact, seal, WayRepository } from '@app/persistence'
import type { Clock } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { untilFresh } from '../core/stale'
import { CLOCK } from '../core/tokens'
import { Card, NOW } from './card'
import { CardWriter } from './card-writer.service'
import { eventFactId } from './event-fact'
import { namedPlaces, PlaceBook } from './event-places'
import type { Sending } from './event-recorder.service'
import { contentProblems, type EventProblem, type EventResult } from './event-result'

export interface Correction {
  correctionId: string
  reason: CorrectionReason
  /** What should have been reported; null = nothing. */
  instead: CylinderEvent | null
}

/** 更正: a new fact beside the one a company got wrong; the way of the cylinder is told anew from all of them. */
@Injectable()
export class EventCorrector {
  constructor(
    private readonly custody: CustodyRepository,
    private readonly ways: WayRepository,
    private readonly writer: CardWriter,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws EVENT_UNKNOWN, EVENT_CONTENT, EVENT_TIME, EVENT_SITE_UNKNOWN, EVENT_PREMISES_UNKNOWN, EVENT_ID_REUSED. */
  async correct(companyId: string, eventId: string, input: Correction, sending: Sending = {}): Promise<EventResult> {
    const factId = eventFactId(companyId, `correction ${input.correctionId}`)
    await untilFresh(async () => {
      const wrongId = eventFactId(companyId, eventId)
      const { facts } = await this.custody.world({ ...nothing(companyId), factIds: [wrongId, factId] })
      const wrong = facts.find(({ id }) => id === wrongId)
      if (!wrong) throw new DomainError('EVENT_UNKNOWN', '本企业没有上报过这个编号的事件，请核对事件编号')
      const done = facts.find(({ id }) => id === factId)
      if (done) return assertSame(done.body, wrongId, input)
      await this.write(JSON.parse(wrong.body) as CylinderEventBody, wrongId, factId, input, sending)
    })
    return { eventId, status: 'stored', factId, problems: [] }
  }

  private async write(
    wrong: CylinderEventBody,
    wrongId: string,
    factId: string,
    input: Correction,
    { actorId = null, beside }: Sending,
  ): Promise<void> {
    const { cylinderId, companyId } = wrong
    const { instead, areaCode } = await this.instead(wrong, input.instead)
    const [row] = await this.custody.cylinders([cylinderId])
    const [custody] = await this.custody.of([cylinderId])
    if (!row) throw new DomainError('EVENT_UNKNOWN', '没有找到这个事件的气瓶')
    const merged = await this.ways.mergedInto([cylinderId])
    const cards = [cylinderId, ...merged.map(({ id }) => id)]
    const told: KnownFact[] = await this.ways.of(cards)
    const { correctionId, reason } = input
    const nth = nthCorrection(told, wrongId)
    const base = { correctionId, correctsFactId: wrongId, nth, cylinderId, companyId, reason, instead }
    const now = this.clock.now()
    const draft = { ...base, state: whereOf(stateOf(row)) }
    const fact: KnownFact = {
      ...{ id: factId, kind: 'cylinder.event_corrected', occurredAt: now, recordedAt: NOW, actorId, body: draft },
    }
    const all = [...told, fact]
    const state = retoldState(all, blankOf(row))
    const body: CylinderEventCorrectedBody = { ...base, state: whereOf(state) }
    const card = new Card(row, custody ?? null, false)
    // Back at a home it is there, wherever the wrong message had put it.
    const place = (state.premisesId && (await this.custody.areaOf(state.premisesId))) || areaCode || row.areaCode
    card.retell(custodyOf(stepsOf(all, cards)), state, registeredDates(told), place)
    await this.writer.write({ changed: [card], facts: [prepared(fact, body, companyId, place)] }, beside)
  }

  /** The message as it should have been, with its places looked up. */
  private async instead(
    wrong: CylinderEventBody,
    sent: CylinderEvent | null,
  ): Promise<{ instead: CylinderEventBody | null; areaCode: string | null }> {
    if (sent === null) return { instead: null, areaCode: null }
    const { companyId, cylinderId } = wrong
    const parsed = parseScan(sent.code)
    const event = { ...sent, code: parsed.ok ? parsed.code : sent.code }
    const named = namedPlaces(event)
    const keys = { ...nothing(companyId), codes: [event.code], siteCodes: named.sites, premisesCodes: named.premises }
    const world = await this.custody.world(keys)
    const { from, to, atTestStation, areaCode, problems } = new PlaceBook(companyId, world).find(event)
    refuseIf([
      ...contentProblems([...eventProblems(event, this.clock.now()), ...mismatch(event, wrong.event)]),
      ...(world.codes[0]?.cylinderId === cylinderId ? [] : [OTHER_CYLINDER]),
      ...problems,
    ])
    return { instead: { event, cylinderId, companyId, from, to, atTestStation }, areaCode }
  }
}

const OTHER_CYLINDER: EventProblem = {
  code: 'EVENT_CONTENT',
  field: 'instead.code',
  message: '不是原来那只瓶：请先作废这个事件，再用新的事件编号上报另一只瓶',
}

function mismatch(event: CylinderEvent, wrong: CylinderEvent): Problem[] {
  return event.eventId === wrong.eventId && event.kind === wrong.kind
    ? []
    : [{ path: 'instead.eventId', message: '更正须与原事件编号、种类相同；种类报错的请作废后重新上报' }]
}

function refuseIf(problems: readonly EventProblem[]): void {
  const [first] = problems
  if (!first) return
  const listed = problems.map(({ field: path, message }) => ({ path, message }))
  throw new DomainError(first.code, first.message, listed)
}

/** The same correction again has been done; other content under its number has not. */
function assertSame(body: string, wrongId: string, { reason, instead }: Correction): void {
  const done = JSON.parse(body) as CylinderEventCorrectedBody
  const before = { fact: done.correctsFactId, reason: done.reason, event: done.instead?.event ?? null }
  if (canonicalJson(before) !== canonicalJson({ fact: wrongId, reason, event: instead }))
    throw new DomainError('EVENT_ID_REUSED', '这个更正编号已用于另一次更正，请换一个编号')
}

const nothing = (companyId: string) => ({
  ...{ companyId, factIds: [], codes: [], aliasKeys: [], siteCodes: [], premisesCodes: [] },
})

function prepared(
  fact: KnownFact,
  body: CylinderEventCorrectedBody,
  companyId: string,
  areaCode: string | null,
): PreparedFact {
  const { canonical, hash } = seal(body)
  const { id, kind, occurredAt, actorId } = fact
  const subjects = [
    { kind: 'cylinder' as const, id: body.cylinderId },
    { kind: 'reporter' as const, id: companyId },
  ]
  return { id, kind, occurredAt, actorId, areaCode, body: canonical, hash, subjects }
}

const stateOf = ({ id, status, premisesId, presence, bottleUse, lastSeenAt }: CylinderEntity): CylinderState => ({
  ...{ id, status, premisesId, presence, use: bottleUse, lastSeenAt },
})
const whereOf = ({ status, premisesId, presence, use, lastSeenAt }: CylinderState) => ({
  ...{ status, premisesId, presence, use, lastSeenAt },
})
/** Before anything was told of it. */
const blankOf = ({ id, ownerCompanyId }: CylinderEntity): CylinderState => ({
  ...{ id, status: ownerCompanyId === null ? 'unregistered' : 'registered' },
  ...{ premisesId: null, presence: null, use: null, lastSeenAt: null },
})

type Dates = Pick<CylinderEntity, 'lastTestOn' | 'nextTestOn'>

/** The dates of the register from before any test was reported. */
function registeredDates(facts: readonly KnownFact[]): Dates | null {
  const filed = facts.filter(({ kind }) => kind === 'cylinder.registered' || kind === EVENT_FACT.file).at(-1)
  if (!filed) return null
  const body = filed.body as Partial<Dates> & { event?: Dates }
  const { lastTestOn = null, nextTestOn = null } = body.event ?? body
  return { lastTestOn, nextTestOn }
}
