import {
  applyCylinderFact,
  applyStep,
  type CustodyView,
  type CylinderEventBody,
  type CylinderState,
  cylinderValidity,
  dateInShanghai,
  EVENT_FACT,
  eventStep,
  type FileEvent,
  type Instant,
  NO_CUSTODY,
} from '@app/domain'
import {
  type CustodyEntity,
  type CylinderAliasEntity,
  type CylinderEntity,
  custodyRow,
  custodyView,
} from '@app/persistence'

/** Stands for the moment of the unit until that is known; as wide as an instant. */
export const NOW: Instant = '....-..-..T..:..:..:...Z'

/** A cylinder while a batch is gone through: its row and its way, as the messages so far have left them. */
export class Card {
  private view: CustodyView
  readonly aliases: CylinderAliasEntity[] = []
  /** How the row was when it was read; null for a card that is new. */
  readonly before: CylinderEntity | null
  changed = false

  constructor(
    public row: CylinderEntity,
    private readonly custody: CustodyEntity | null,
    isNew: boolean,
  ) {
    this.before = isNew ? null : { ...row }
    this.view = custody ? custodyView(custody) : NO_CUSTODY
  }

  get custodyVersion(): number | null {
    return this.custody?.version ?? null
  }

  get way(): CustodyView {
    return this.view
  }

  tell(factId: string, body: CylinderEventBody, areaCode: string | null): void {
    this.changed = true
    this.view = applyStep(this.view, eventStep({ id: factId, recordedAt: NOW }, body))
    const { event } = body
    const fact = { kind: EVENT_FACT[event.kind], occurredAt: event.occurredAt, actorId: null, body }
    const state = applyCylinderFact(stateOf(this.row), fact) as CylinderState
    const { use: bottleUse, ...rest } = state
    const moved = state.lastSeenAt !== this.row.lastSeenAt
    this.row = {
      ...this.row,
      ...rest,
      bottleUse,
      areaCode: moved ? (areaCode ?? this.row.areaCode) : this.row.areaCode,
    }
    if (event.kind === 'file') this.file(event, body.companyId)
    if (event.kind === 'test') this.tested(factId)
  }

  /** Its life told anew, because a message in it was wrong; `registered` are its dates from before any test. */
  retell(
    view: CustodyView,
    state: CylinderState,
    registered: Pick<CylinderEntity, 'lastTestOn' | 'nextTestOn'> | null,
    areaCode: string | null,
  ): void {
    this.changed = true
    const hadTest = this.view.test !== null
    this.view = view
    const { use: bottleUse, ...rest } = state
    this.row = { ...this.row, ...rest, bottleUse, areaCode: areaCode ?? this.row.areaCode }
    const { test } = view
    if (test) this.date({ lastTestOn: dateInShanghai(test.at), nextTestOn: test.nextTestOn ?? this.row.nextTestOn })
    else if (hadTest && registered) this.date(registered)
  }

  /** The row of the table once the unit knows what time it is. */
  custodyRow(now: Instant): CustodyEntity {
    const { readSeq = 0, version = 0 } = this.custody ?? {}
    const row = custodyRow(this.row.id, this.view, { readSeq, version: version + 1 })
    return { ...row, recent: row.recent.replaceAll(NOW, now) }
  }

  /** 建档 by another company changes nothing: a cylinder is registered with one filler only. */
  private file(event: FileEvent, companyId: string): void {
    const { ownerCompanyId } = this.row
    if (ownerCompanyId !== null && ownerCompanyId !== companyId) return
    const { model, maker, madeOn, designLifeYears, lastTestOn, nextTestOn } = event
    const newer = (lastTestOn ?? '') >= (this.row.lastTestOn ?? '')
    const dates = newer ? { lastTestOn, nextTestOn } : {}
    this.date({ ownerCompanyId: companyId, model, maker, madeOn, designLifeYears, ...dates })
  }

  private tested(factId: string): void {
    const { test } = this.view
    if (test?.factId !== factId) return
    this.date({ lastTestOn: dateInShanghai(test.at), nextTestOn: test.nextTestOn ?? this.row.nextTestOn })
  }

  private date(changes: Partial<CylinderEntity>): void {
    const row = { ...this.row, ...changes }
    const { testValidUntil, lifeUntil } = cylinderValidity(row)
    this.row = { ...row, testValidUntil, lifeUntil }
  }
}

const stateOf = ({ id, status, premisesId, presence, bottleUse, lastSeenAt }: CylinderEntity): CylinderState => ({
  ...{ id, status, premisesId, presence, use: bottleUse, lastSeenAt },
})
