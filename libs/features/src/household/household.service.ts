import {
  BOTTLE_USE_LABEL,
  type CalendarDate,
  currentChecklist,
  dateInShanghai,
  findItem,
  findReason,
  type HazardStatus,
  hazardTitle,
  type Instant,
  measureLabel,
  monthWords,
  PREMISES_STATUS_LABEL,
  type Scope,
  VISIT_PROMISE,
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
import { HouseholdAccess, type HouseholdPlace } from '../accounts/household-access'
import { HouseholdAppointmentService } from '../appointments/household-appointment.service'
import type { Caller } from '../core/caller'
import { CLOCK } from '../core/tokens'
import { cylinderRow } from '../cylinders/cylinder.view'
import { adviceFor } from './advice'
import { equipmentWords } from './equipment-words'
import { LastVisits } from './last-visits.service'
import { leafletView } from './visit-result'
import { FIRE_SERVICE } from './visit-result.service'

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
    private readonly access: HouseholdAccess,
    private readonly appointments: HouseholdAppointmentService,
    private readonly cipher: FieldCipher,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async view(caller: Caller) {
    const asOf: Instant = this.clock.now()
    const today = dateInShanghai(asOf)
    const rights = new Map((await this.access.places(caller.accountId)).map((place) => [place.premisesId, place]))
    const scope: Scope = { kind: 'household', premisesIds: [...rights.keys()] }
    const places = await this.premises.inUse(scope, today)
    const ids = places.map(({ id }) => id)
    const [found, suppliers, told] = await Promise.all([
      this.found(scope, ids),
      this.premises.suppliers(ids, today),
      this.told(places, rights, caller),
    ])
    const shown = places.map((one) => {
      const { sight = 'let', invited = false } = rights.get(one.id) ?? {}
      const mayInvite = sight === 'home' && !invited
      return { ...this.place(one, found, today), sight, invited, mayInvite, ...told(one.id) }
    })
    const colours = shown.flatMap((one) => one.cylinders.map(({ state }) => state.colour))
    const categories = found.hazards.flatMap(({ item }) => findItem(currentChecklist(), item)?.category ?? [])
    return {
      premises: shown,
      advice: adviceFor(categories, colours),
      promise: VISIT_PROMISE,
      emergencyPhone: suppliers[0]?.phone ?? FIRE_SERVICE,
      asOf,
    }
  }

  private async found(scope: Scope, ids: readonly string[]): Promise<Found> {
    const [cylinders, equipment, hazards] = await Promise.all([
      this.cylinders.atPremises(scope, ids),
      this.equipment.atPremises(ids),
      this.hazards.atPremises(scope, ids),
    ])
    const cylinderHazards = await this.cylinders.openHazards(cylinders.map(({ id }) => id))
    return { cylinders, cylinderHazards, equipment, hazards }
  }

  /** Visits past and to come: whole for whoever lives there, in outline for whoever has let it. */
  private async told(
    places: readonly PremisesEntity[],
    rights: ReadonlyMap<string, HouseholdPlace>,
    { partyIds = [] }: Caller,
  ) {
    const homes = places.filter(({ id }) => rights.get(id)?.sight === 'home')
    const lets = places.filter((one) => !homes.includes(one))
    const [own, outlines, appointments] = await Promise.all([
      this.lastVisits.of(homes, partyIds),
      this.lastVisits.outline(lets),
      this.appointments.at(homes.map(({ id }) => id)),
    ])
    return (id: string) => ({
      lastVisit: own.get(id) ?? outlines.get(id) ?? null,
      appointment: appointments.get(id) ?? null,
    })
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

/** Where it stands, without the words of the office. */
const STATUS_WORDS: Record<HazardStatus, string> = {
  open: '还没改',
  dispatched: '正在改',
  rectified: '已报改好，等人来看',
  closed: '已改好',
}

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
    status: STATUS_WORDS[status],
    leaflet: leafletView(item, reason),
  }
}
