import { ALERT_RULE_INFO, ALIAS_KIND_LABEL, DomainError, hazardTitle, type Scope } from '@app/domain'
import { type CylinderFilter, CylinderRepository, type ListedCylinder } from '@app/persistence'
import { type Clock, todayInShanghai } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import type { Caller } from '../core/caller'
import { CLOCK } from '../core/tokens'
import { TimelineService } from '../timeline/timeline.service'
import { type CylinderRow, cylinderFacts, cylinderRow } from './cylinder.view'

/** 气瓶 as far as the caller may see them. */
@Injectable()
export class CylinderService {
  constructor(
    private readonly cylinders: CylinderRepository,
    private readonly timelines: TimelineService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list({ scope }: Caller, query: CylinderFilter) {
    const page = await this.cylinders.page(scope, { ...query, q: query.q?.trim() }, todayInShanghai(this.clock))
    return { ...page, items: await this.rows(page.items) }
  }

  async detail({ scope }: Caller, id: string) {
    const cylinder = await this.require(scope, id)
    const [[row], aliases, hazards, alerts, mergedFrom] = await Promise.all([
      this.rows([cylinder]),
      this.cylinders.aliases([cylinder.id]),
      this.cylinders.openHazards([cylinder.id]),
      this.cylinders.openAlerts(cylinder.id),
      this.cylinders.mergedInto(cylinder.id),
    ])
    return {
      ...row,
      ...cylinderFacts(cylinder),
      mergedFrom,
      aliases: aliases.map(({ kind, value }) => ({ kind, value, label: ALIAS_KIND_LABEL[kind] })),
      openAlerts: alerts.map((alert) => ({
        id: alert.id,
        title: ALERT_RULE_INFO[alert.rule].title,
        grade: alert.grade,
      })),
      openHazards: hazards.map((h) => ({ id: h.id, title: hazardTitle(h.item, h.reason), grade: h.grade })),
    }
  }

  async timeline({ scope }: Caller, id: string, request: { cursor?: string; limit?: string }) {
    const cylinder = await this.require(scope, id)
    const merged = await this.cylinders.mergedInto(cylinder.id)
    return this.timelines.ofSubject('cylinder', [cylinder.id, ...merged.map((m) => m.id)], scope, request)
  }

  async atPremises(scope: Scope, premisesIds: readonly string[]): Promise<CylinderRow[]> {
    return this.rows(await this.cylinders.atPremises(scope, premisesIds))
  }

  /** Throws NOT_FOUND alike for what does not exist and for what the caller may not see. */
  async require(scope: Scope, id: string): Promise<ListedCylinder> {
    const found = await this.cylinders.byId(scope, id)
    if (!found) throw new DomainError('NOT_FOUND', '没有找到这只气瓶')
    return found
  }

  /** Rows with their colour, which open hazards help to decide. */
  async rows(cylinders: readonly ListedCylinder[]): Promise<CylinderRow[]> {
    const today = todayInShanghai(this.clock)
    const hazards = await this.cylinders.openHazards(cylinders.map(({ id }) => id))
    return cylinders.map((cylinder) => {
      const own = hazards.filter(({ cylinderId }) => cylinderId === cylinder.id)
      return cylinderRow(cylinder, own, today)
    })
  }
}
