import {
  assertBeginning,
  assertEquipmentDates,
  assertRemovedOn,
  type CalendarDate,
  DomainError,
  type EquipmentAddedBody,
  type EquipmentChangedBody,
  type EquipmentDates,
  type EquipmentKind,
  type EquipmentRemovedBody,
  newId,
} from '@app/domain'
import { EquipmentEntity, EquipmentRepository, type PremisesEntity, type Tx } from '@app/persistence'
import type { Clock } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { ActionLedger, insertTexts, type SealedText, type Write } from '../actions/action-ledger'
import type { Caller } from '../core/caller'
import { assertFresh } from '../core/stale'
import { CLOCK } from '../core/tokens'
import { PlaceChange } from './place-change'

export interface EquipmentEntry extends EquipmentDates {
  actionId: string
  label: string
  brand: string | null
}

export interface NewEquipment extends EquipmentEntry {
  kind: EquipmentKind
  fromOn: CalendarDate
}

export interface RemoveEquipment {
  actionId: string
  on: CalendarDate
}

/** Stoves with valve and hose, and detectors, as the office keeps them between two visits. */
@Injectable()
export class EquipmentService {
  constructor(
    private readonly place: PlaceChange,
    private readonly equipment: EquipmentRepository,
    private readonly ledger: ActionLedger,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws NOT_FOUND, EQUIPMENT_INVALID (every wrong date at once), DATE_UNLIKELY, ID_REUSED. */
  async add(premisesId: string, input: NewEquipment, caller: Caller) {
    await this.place.require(caller, premisesId)
    const deed = { id: input.actionId, kind: 'equipment.add', subjectId: premisesId, content: { ...input } }
    await this.ledger.once(deed, caller, async () => {
      const premises = await this.place.require(caller, premisesId)
      assertBeginning(input.fromOn, this.place.today())
      return this.write(premises, this.begun(premises, input, null, caller))
    })
    return this.place.detail(caller, premisesId)
  }

  /** Throws NOT_FOUND, EQUIPMENT_INVALID, EQUIPMENT_GONE, ID_REUSED. */
  change(id: string, input: EquipmentEntry, caller: Caller) {
    return this.act('equipment.change', id, input, caller, (premises, before) => {
      assertEquipmentDates(before.kind, input, this.place.today())
      const label = this.ledger.seal(input.actionId, 'label', input.label)
      const brand = this.ledger.seal(input.actionId, 'brand', input.brand)
      const body: EquipmentChangedBody = {
        ...about(input.actionId, before),
        before: datesOf(before),
        after: datesOf(input),
        label: label.commitment as string,
        brand: brand.commitment,
      }
      const fact = this.place.fact(premises, { kind: 'equipment.changed', body, about: subject(id) }, caller)
      const row = { id, ...entered(input), seenAt: this.clock.now() }
      return this.write(premises, {
        facts: [fact],
        texts: [label, brand],
        run: async (tx) => assertFresh(await this.equipment.change(tx, row), 1, 'equipment'),
      })
    })
  }

  /** The old one ends and the new one begins on the same day. Throws as `change`, and DATE_UNLIKELY. */
  replace(id: string, input: EquipmentEntry & RemoveEquipment, caller: Caller) {
    return this.act('equipment.replace', id, input, caller, (premises, old) => {
      const { on, ...entry } = input
      const begun = this.begun(premises, { ...entry, kind: old.kind, fromOn: on }, id, caller)
      const ended = this.ended(premises, old, input, begun.id, caller)
      return this.write(premises, {
        facts: [...ended.facts, ...begun.facts],
        texts: begun.texts,
        run: async (tx) => {
          await ended.run(tx)
          await begun.run(tx)
        },
      })
    })
  }

  /** Throws NOT_FOUND, EQUIPMENT_GONE, DATE_UNLIKELY, ID_REUSED. */
  remove(id: string, input: RemoveEquipment, caller: Caller) {
    return this.act('equipment.remove', id, input, caller, (premises, old) =>
      this.write(premises, this.ended(premises, old, input, null, caller)),
    )
  }

  private async act(
    kind: string,
    id: string,
    input: { actionId: string },
    caller: Caller,
    prepare: (premises: PremisesEntity, before: EquipmentEntity) => Write,
  ) {
    const deed = { id: input.actionId, kind, subjectId: id, content: { ...input } }
    const found = await this.equipment.byId(id)
    const { id: premisesId } = await this.place.requireOf(caller, found)
    await this.ledger.once(deed, caller, async () => {
      const before = await this.equipment.byId(id)
      const premises = await this.place.requireOf(caller, before)
      return prepare(premises, assertThere(before as EquipmentEntity))
    })
    return this.place.detail(caller, premisesId)
  }

  private begun(premises: PremisesEntity, input: NewEquipment, replacesId: string | null, caller: Caller): Step {
    assertEquipmentDates(input.kind, input, this.place.today())
    const id = newId()
    const { actionId, kind, fromOn } = input
    const label = this.ledger.seal(actionId, 'label', input.label)
    const brand = this.ledger.seal(actionId, 'brand', input.brand)
    const body: EquipmentAddedBody = {
      ...about(actionId, { id, premisesId: premises.id, kind }),
      fromOn,
      dates: datesOf(input),
      label: label.commitment as string,
      brand: brand.commitment,
      replacesId,
    }
    const seen = { seenAt: this.clock.now(), removedAt: null }
    const row = { id, premisesId: premises.id, kind, fromOn, ...entered(input), ...seen }
    return {
      id,
      facts: [this.place.fact(premises, { kind: 'equipment.added', body, about: subject(id) }, caller)],
      texts: [label, brand],
      run: (tx) => tx.insert(EquipmentEntity, [row]),
    }
  }

  private ended(
    premises: PremisesEntity,
    old: EquipmentEntity,
    { actionId, on }: RemoveEquipment,
    replacedById: string | null,
    caller: Caller,
  ): Step {
    assertRemovedOn(on, old.fromOn ?? null, this.place.today())
    const body: EquipmentRemovedBody = { ...about(actionId, old), toOn: on, replacedById }
    const row = { id: old.id, toOn: on, replacedById, removedAt: this.clock.now() }
    return {
      id: old.id,
      facts: [this.place.fact(premises, { kind: 'equipment.removed', body, about: subject(old.id) }, caller)],
      texts: [],
      run: async (tx) => assertFresh(await this.equipment.change(tx, row), 1, 'equipment'),
    }
  }

  private write(premises: PremisesEntity, { facts, texts, run }: Omit<Step, 'id'>): Write {
    return this.place.locked(premises.id, facts, async (tx) => {
      await run(tx)
      for (const text of texts) await insertTexts(tx, text)
    })
  }
}

interface Step {
  id: string
  facts: ReturnType<PlaceChange['fact']>[]
  texts: SealedText[]
  run(tx: Tx): Promise<void>
}

const subject = (id: string) => [{ kind: 'equipment' as const, id }]
const about = (actionId: string, { id, premisesId, kind }: Pick<EquipmentEntity, 'id' | 'premisesId' | 'kind'>) => ({
  actionId,
  premisesId,
  equipmentId: id,
  kind,
})

function assertThere(equipment: EquipmentEntity): EquipmentEntity {
  if (equipment.removedAt === null) return equipment
  throw new DomainError(
    'EQUIPMENT_GONE',
    `这件设备${equipment.toOn ? `已于 ${equipment.toOn} ` : '已'}拆除，请刷新后再看`,
  )
}

/** Only what a date or a code says, whatever else the input carries. */
const datesOf = (from: EquipmentDates | EquipmentEntity): EquipmentDates => ({
  hasWaterHeater: Boolean(from.hasWaterHeater),
  madeOn: from.madeOn ?? null,
  stoveSoldOn: from.stoveSoldOn,
  hoseKind: from.hoseKind,
  hoseFrom: from.hoseFrom,
  regulatorFrom: from.regulatorFrom,
  regulatorUntil: from.regulatorUntil,
  detectorFrom: from.detectorFrom,
})

const entered = ({ label, brand, ...rest }: EquipmentEntry) => ({
  label: label.trim(),
  brand: brand?.trim() || null,
  ...datesOf(rest),
})
