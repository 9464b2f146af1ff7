import {
  ACTOR_LABEL,
  ALERT_RULE_INFO,
  addDays,
  type CalendarDate,
  currentChecklist,
  dateInShanghai,
  type FactKind,
  startOfDay,
} from '@app/domain'
import {
  FactRepository,
  type OpenHazard,
  OpenHazardRepository,
  type PremisesEntity,
  PremisesRepository,
  type UrgentAlert,
  UrgentAlertRepository,
} from '@app/persistence'
import { type Clock, FieldCipher } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import type { Caller } from '../core/caller'
import { CLOCK } from '../core/tokens'
import { DirectoryService } from '../directory/directory.service'
import { type Occupant, OccupantsService } from '../premises/occupants.service'
import { openHazardView } from '../premises/premises.view'
import { planOf } from './day-plan'
import { ThingsService } from './things.service'

/** Facts that change nothing about the place itself. */
const NO_CHANGE: ReadonlySet<FactKind> = new Set([
  'party.revealed',
  'party.erasure_asked',
  'party.erasure_refused',
  'party.erased',
  'alert.updated',
  'register.imported',
])
/** A change stays new until the end of the next day. */
const NEWS_DAYS = 1

/** 今日: all that is needed for a day without network, for one's own grids or micro-grid only. */
@Injectable()
export class TodayService {
  constructor(
    private readonly premises: PremisesRepository,
    private readonly hazardRows: OpenHazardRepository,
    private readonly alertRows: UrgentAlertRepository,
    private readonly facts: FactRepository,
    private readonly occupants: OccupantsService,
    private readonly things: ThingsService,
    private readonly directory: DirectoryService,
    private readonly cipher: FieldCipher,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async today(caller: Caller) {
    const now = this.clock.now()
    const date = dateInShanghai(now)
    const [areaName, places, alerts] = await Promise.all([
      this.directory.scopeName(caller.scope),
      this.premises.inUse(caller.scope, date),
      this.alertRows.open(caller.scope),
    ])
    return {
      date,
      syncedAt: now,
      checklistVersion: currentChecklist().version,
      areaName,
      premises: await this.describe(caller, places, alerts, date),
      urgent: alerts.map(urgentView),
    }
  }

  private async describe(
    caller: Caller,
    places: readonly PremisesEntity[],
    alerts: readonly UrgentAlert[],
    today: CalendarDate,
  ) {
    const ids = places.map(({ id }) => id)
    const [areaNames, parties, hazards, changes, things, unable] = await Promise.all([
      this.directory.places(places.map(({ areaCode }) => areaCode)),
      this.occupants.at(ids, today),
      this.hazardRows.atPremises(caller.scope, ids),
      this.changes(caller, ids, today),
      this.things.at(caller.scope, ids),
      this.unable(places),
    ])
    return places.map((one) => {
      const own = hazards.filter(({ premisesId }) => premisesId === one.id)
      return {
        ...this.place(one),
        communityName: areaNames(one.areaCode).communityName,
        ...people(parties.get(one.id) ?? [], caller),
        ...planOf({
          premises: one,
          hazards: own,
          alerts: alerts.filter(({ premisesId }) => premisesId === one.id),
          changes: changes.get(one.id) ?? [],
          inspectorId: caller.accountId,
          today,
        }),
        ...things(one.id),
        hazards: own.map((hazard: OpenHazard) => openHazardView(hazard, today, caller.accountId)),
        unableItems: unable.get(one.lastVisitId ?? '') ?? [],
      }
    })
  }

  /** The whole address: he must find the door. */
  private place(premises: PremisesEntity) {
    const { id, code, type, status, areaCode, addressEnc, nextVisitOn, visitDueOn, lastVisitAt, lastOutcome } = premises
    return {
      id,
      code,
      type,
      status,
      areaCode,
      label: this.cipher.decrypt(addressEnc, 'premises.address'),
      hasCylinderRoom: Boolean(premises.hasCylinderRoom),
      nextVisitOn,
      visitDueOn,
      lastVisit: lastVisitAt && lastOutcome ? { on: dateInShanghai(lastVisitAt), outcome: lastOutcome } : null,
    }
  }

  private async changes({ accountId }: Caller, ids: readonly string[], today: CalendarDate) {
    const from = startOfDay(addDays(today, -NEWS_DAYS))
    const changes = new Map<string, FactKind[]>()
    for (const { subjectId, kind } of await this.facts.since('premises', ids, from, accountId)) {
      if (!NO_CHANGE.has(kind)) changes.set(subjectId, [...(changes.get(subjectId) ?? []), kind])
    }
    return changes
  }

  /** By visit: items nobody could look at last time come first now. */
  private async unable(places: readonly PremisesEntity[]): Promise<Map<string, string[]>> {
    const visits = new Map<string, string[]>()
    for (const { inspectionId, item } of await this.premises.unable(places.flatMap((p) => p.lastVisitId ?? []))) {
      visits.set(inspectionId, [...(visits.get(inspectionId) ?? []), item])
    }
    return visits
  }
}

/** A micro-grid lead knocks at the door of his neighbour; telephone numbers are for those who are sent. */
function people(occupants: readonly Occupant[], { role }: Caller) {
  const reachable = role === 'microgrid' ? [] : occupants.filter(({ phone }) => phone !== '')
  return {
    partyName: occupants[0]?.name ?? '',
    contacts: reachable.map((one) => ({ partyId: one.partyId, role: one.role, name: one.name })),
  }
}

function urgentView({ id, premisesId, rule, actor, grade }: UrgentAlert) {
  return { alertId: id, premisesId, title: ALERT_RULE_INFO[rule].title, actor: ACTOR_LABEL[actor], grade }
}
