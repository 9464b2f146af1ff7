import {
  BOTTLE_USE_LABEL,
  type CalendarDate,
  currentChecklist,
  dateInShanghai,
  findItem,
  findReason,
  HAZARD_STATUS_LABEL,
  hazardTitle,
  type Instant,
  measureLabel,
  monthWords,
  PREMISES_STATUS_LABEL,
} from '@app/domain'
import {
  type CylinderHazard,
  CylinderRepository,
  EquipmentRepository,
  type ListedCylinder,
  type OpenHazard,
  OpenHazardRepository,
  type PremisesEntity,
  type PremisesEquipment,
  PremisesRepository,
} from '@app/persistence'
import { type Clock, FieldCipher } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import type { Caller } from '../core/caller'
import { CLOCK } from '../core/tokens'
import { cylinderRow } from '../cylinders/cylinder.view'
import { adviceFor } from './advice'
import { equipmentWords } from './equipment-words'
import { LastVisits } from './last-visits.service'

/** The fire service, for a household whose supplier nobody has registered. */
const FIRE_SERVICE = '119'

interface Found {
  cylinders: ListedCylinder[]
  cylinderHazards: CylinderHazard[]
  equipment: PremisesEquipment[]
  hazards: OpenHazard[]
}

/** 我的气瓶: a household's own premises in plain words. */
@Injectable()
export class HouseholdService {
  constructor(
    private readonly premises: PremisesRepository,
    private readonly cylinders: CylinderRepository,
    private readonly equipment: EquipmentRepository,
    private readonly hazards: OpenHazardRepository,
    private readonly lastVisits: LastVisits,
    private readonly cipher: FieldCipher,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async view({ scope, partyId }: Caller) {
    const asOf: Instant = this.clock.now()
    const today = dateInShanghai(asOf)
    const places = await this.premises.inUse(scope, today)
    const ids = places.map(({ id }) => id)
    const [cylinders, equipment, hazards, visits, suppliers] = await Promise.all([
      this.cylinders.atPremises(scope, ids),
      this.equipment.atPremises(ids),
      this.hazards.atPremises(scope, ids),
      this.lastVisits.of(places, partyId),
      this.premises.suppliers(ids, today),
    ])
    const cylinderHazards = await this.cylinders.openHazards(cylinders.map(({ id }) => id))
    const found: Found = { cylinders, cylinderHazards, equipment, hazards }
    const shown = places.map((one) => ({ ...this.place(one, found, today), lastVisit: visits.get(one.id) ?? null }))
    const colours = shown.flatMap((one) => one.cylinders.map(({ state }) => state.colour))
    const categories = hazards.flatMap(({ item }) => findItem(currentChecklist(), item)?.category ?? [])
    return {
      premises: shown,
      advice: adviceFor(categories, colours),
      emergencyPhone: suppliers[0]?.phone ?? FIRE_SERVICE,
      asOf,
    }
  }

  private place(premises: PremisesEntity, found: Found, today: CalendarDate) {
    const { id, label, type, status, addressEnc, nextVisitOn } = premises
    const at = <T extends { premisesId: string | null }>(things: T[]): T[] =>
      things.filter((one) => one.premisesId === id)
    return {
      id,
      label,
      address: this.cipher.decrypt(addressEnc, 'premises.address'),
      status: PREMISES_STATUS_LABEL[status],
      cylinders: at(found.cylinders).map((one) => cylinderView(one, found.cylinderHazards, today)),
      equipment: at(found.equipment).map((one) => equipmentWords(one, type, today)),
      toPutRight: at(found.hazards).map(hazardView),
      nextVisitOn,
    }
  }
}

function cylinderView(cylinder: ListedCylinder, hazards: readonly CylinderHazard[], today: CalendarDate) {
  const own = hazards.filter(({ cylinderId }) => cylinderId === cylinder.id)
  const { id, code, modelLabel, use, ownerName, nextTestOn, lifeUntil, state } = cylinderRow(cylinder, own, today)
  const dates = [
    cylinder.madeOn ? `${monthWords(cylinder.madeOn)}制造` : null,
    nextTestOn ? dated('检验', nextTestOn, today) : null,
    lifeUntil ? dated('使用年限', lifeUntil, today) : null,
  ].filter((text) => text !== null)
  const useLabel = use && BOTTLE_USE_LABEL[use]
  return {
    id,
    code,
    modelLabel,
    use: useLabel,
    ownerName,
    ownerPhone: cylinder.ownerPhone,
    nextTestOn,
    lifeUntil,
    dates,
    state,
  }
}

const dated = (what: string, until: CalendarDate, today: CalendarDate): string =>
  until < today ? `${what}已在${monthWords(until)}到期` : `${what}到${monthWords(until)}`

function hazardView(hazard: OpenHazard) {
  const { id, item, reason, measure, deadlineOn, grade, status } = hazard
  const checklist = currentChecklist()
  const known = findItem(checklist, item)
  const remedy = (known && findReason(known, reason)?.remedy) ?? ''
  return {
    hazardId: id,
    title: hazardTitle(item, reason),
    measure: measureLabel(checklist, measure),
    remedy,
    deadlineOn,
    grade,
    status: HAZARD_STATUS_LABEL[status],
  }
}
