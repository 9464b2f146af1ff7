import {
  type CylinderEvent,
  type CylinderEventBody,
  dateInShanghai,
  FILL_OBJECTION_LABEL,
  type FileEvent,
  fillObjections,
  type Instant,
  impossibleSteps,
  liveKey,
  newId,
  primaryCode,
  STEP_FLAG_LABEL,
} from '@app/domain'
import type { BatchWorld, DeliveryCheckEntity, PreparedFact } from '@app/persistence'
import { qrAliasRow, unregisteredRow } from '../cylinders/unregistered-row'
import { Card } from './card'
import { DeliveryChecks } from './delivery-checks'
import { eventFact, isSameMessage } from './event-fact'
import { PlaceBook } from './event-places'
import { type EventProblem, type EventResult, refused } from './event-result'

export interface Sender {
  companyId: string
  /** The account that sent it; null when a system did. */
  actorId: string | null
}

const DIFFERS = '这次随瓶安检先前报过不同的内容，请核对安检编号'
const problem = (code: string, field: string, message: string): EventProblem => ({ code, field, message })

/** One batch, message after message, on what was known of its cylinders and places. Nothing is written here. */
export class EventBatch {
  private readonly reported: PreparedFact[] = []
  private readonly checks: DeliveryChecks
  private readonly cards = new Map<string, Card>()
  private readonly byCode = new Map<string, Card>()
  private readonly places: PlaceBook
  private readonly told: Map<string, string>
  /** `kind:value` → who carries it, and whether for ever. */
  private readonly taken = new Map<string, { cylinderId: string; retired: boolean }>()

  constructor(
    private readonly sender: Sender,
    world: BatchWorld,
    private readonly now: Instant,
  ) {
    this.places = new PlaceBook(sender.companyId, world)
    this.told = new Map(world.facts.map(({ id, body }) => [id, body]))
    this.checks = new DeliveryChecks(this.told)
    const custody = new Map(world.custody.map((row) => [row.cylinderId, row]))
    for (const row of world.cylinders) this.cards.set(row.id, new Card(row, custody.get(row.id) ?? null, false))
    for (const { value, cylinderId } of world.codes) {
      const card = this.cards.get(cylinderId)
      if (card && !this.byCode.has(value)) this.byCode.set(value, card)
    }
    for (const { kind, value, cylinderId, status } of world.aliases)
      this.taken.set(`${kind}:${value}`, { cylinderId, retired: status === 'scrapped' })
  }

  get changed(): Card[] {
    return [...this.cards.values()].filter(({ changed }) => changed)
  }

  get facts(): PreparedFact[] {
    return [...this.reported, ...this.checks.facts]
  }

  /** 随瓶安检 that came with the deliveries. */
  get delivered(): DeliveryCheckEntity[] {
    return this.checks.rows
  }

  take(event: CylinderEvent, factId: string): EventResult {
    const before = this.told.get(factId)
    if (before !== undefined) return this.again(event, factId, before)
    const { from, to, atTestStation, areaCode, problems } = this.places.find(event)
    const card = problems.length > 0 ? null : this.card(event, problems)
    if (!card) return refused(event.eventId, problems)
    const objections = event.kind === 'fill' ? this.objections(card, event.occurredAt) : []
    const { companyId, actorId } = this.sender
    const body: CylinderEventBody = { event, cylinderId: card.row.id, companyId, from, to, atTestStation }
    const place = areaCode ?? card.row.areaCode
    if (event.kind === 'deliver' && !this.checks.take(event, body, place ?? ''))
      return refused(event.eventId, [problem('EVENT_CHECK_DIFFERS', 'check', DIFFERS)])
    card.tell(factId, body, areaCode)
    const fact = eventFact(factId, body, { actorId, areaCode: place })
    this.reported.push(fact)
    this.told.set(factId, fact.body)
    const flags = [...objections, ...flagsOf(card, factId)]
    return { eventId: event.eventId, status: flags.length > 0 ? 'flagged' : 'stored', factId, problems: flags }
  }

  /** Why this cylinder may not be filled by the sender on that day; asked before the filling is told. */
  private objections({ row, way }: Card, at: Instant): EventProblem[] {
    return fillObjections({ ...row, deregistered: way.end !== null }, this.sender.companyId, dateInShanghai(at)).map(
      (objection) => problem(`FILL_${objection.toUpperCase()}`, 'code', FILL_OBJECTION_LABEL[objection]),
    )
  }

  private again(event: CylinderEvent, factId: string, before: string): EventResult {
    if (isSameMessage(before, event)) return { eventId: event.eventId, status: 'repeated', factId, problems: [] }
    return refused(event.eventId, [
      problem('EVENT_ID_REUSED', 'eventId', '这个事件编号已用于内容不同的另一个事件，请换一个编号'),
    ])
  }

  private card(event: CylinderEvent, problems: EventProblem[]): Card | null {
    const known = this.byCode.get(event.code)
    if (event.kind === 'file') return this.filed(event, known, problems)
    if (known) return known
    if (event.kind === 'fill') return this.add(this.unregistered(event.code))
    problems.push(problem('EVENT_CODE_UNKNOWN', 'code', `没有瓶号 ${event.code} 的档案，请先建档`))
    return null
  }

  /** 建档: the labels it names become its own, unless somebody else carries them. */
  private filed(event: FileEvent, known: Card | undefined, problems: EventProblem[]): Card | null {
    if (!event.aliases.some(({ value }) => value === event.code))
      problems.push(problem('EVENT_CONTENT', 'aliases', '瓶号清单里要有上报所用的瓶号'))
    event.aliases.forEach((alias, i) => {
      const holder = this.taken.get(liveKey(alias))
      if (!holder || holder.cylinderId === known?.row.id) return
      const words = holder.retired ? '是已报废气瓶的编号，不得再用' : '已登记在另一只瓶上，请核对'
      problems.push(problem('EVENT_CODE_TAKEN', `aliases.${i}.value`, `${alias.value} ${words}`))
    })
    if (problems.length > 0) return null
    const card = known ?? this.add(this.registered(event))
    const { ownerCompanyId } = card.row
    if (ownerCompanyId === null || ownerCompanyId === this.sender.companyId)
      for (const alias of event.aliases) this.label(card, alias)
    return card
  }

  private label(card: Card, alias: FileEvent['aliases'][number]): void {
    const key = liveKey(alias)
    if (this.taken.has(key)) return
    this.taken.set(key, { cylinderId: card.row.id, retired: false })
    if (!this.byCode.has(alias.value)) this.byCode.set(alias.value, card)
    card.aliases.push({ id: newId(), cylinderId: card.row.id, ...alias, liveKey: key, fromAt: this.now, toAt: null })
  }

  private registered(event: FileEvent): Card {
    const { companyId } = this.sender
    const blank = unregisteredRow({ ...this.blank(event.model), code: primaryCode(event.aliases) })
    const stampNo = event.aliases.find(({ kind }) => kind === 'stamp')?.value ?? null
    return new Card({ ...blank, status: 'registered', ownerCompanyId: companyId, stampNo }, null, true)
  }

  private unregistered(code: string): Card {
    const card = new Card(unregisteredRow({ ...this.blank('UNKNOWN'), code }), null, true)
    card.aliases.push(qrAliasRow(newId(), card.row.id, code, this.now))
    this.taken.set(`qr:${code}`, { cylinderId: card.row.id, retired: false })
    this.byCode.set(code, card)
    return card
  }

  private blank(model: string) {
    const nowhere = { premisesId: null, areaCode: null, presence: null, bottleUse: null, lastSeenAt: null }
    return { id: newId(), model, ...nowhere, createdAt: this.now, stampPhotoId: null, whereEnc: null }
  }

  private add(card: Card): Card {
    this.cards.set(card.row.id, card)
    return card
  }
}

function flagsOf({ way }: Card, factId: string): EventProblem[] {
  return impossibleSteps(way)
    .filter((flagged) => flagged.factId === factId)
    .map(({ flag }) => problem(flag.toUpperCase(), 'kind', STEP_FLAG_LABEL[flag]))
}
