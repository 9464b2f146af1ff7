import { DomainError, EQUIPMENT_KIND_LABEL, maskName } from '@app/domain'
import {
  type HazardDetailRow,
  type HazardFilter,
  type HazardListRow,
  HazardRepository,
  mapPage,
  type PageRequest,
} from '@app/persistence'
import { type Clock, FieldCipher, todayInShanghai } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { ToldHistoryService } from '../actions/told-history.service'
import { AlertService } from '../alerts/alert.service'
import type { Caller } from '../core/caller'
import { CLOCK } from '../core/tokens'
import { FileService } from '../files/file.service'
import { hazardActions, hazardBasis, hazardView } from './hazard.view'

export interface HazardQuery extends PageRequest, Omit<HazardFilter, 'overdueOn'> {
  overdue?: '1'
}

/** 隐患: the list, and one with its evidence. */
@Injectable()
export class HazardService {
  constructor(
    private readonly hazards: HazardRepository,
    private readonly alerts: AlertService,
    private readonly files: FileService,
    private readonly history: ToldHistoryService,
    private readonly cipher: FieldCipher,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list({ overdue, cursor, limit, sort, ...filter }: HazardQuery, caller: Caller) {
    const today = todayInShanghai(this.clock)
    const named = { ...filter, q: filter.q?.trim(), overdueOn: overdue ? today : undefined }
    const page = await this.hazards.page(caller.scope, named, { cursor, limit, sort })
    return mapPage(page, (row) => hazardView(row, { assignee: this.assignee(row, caller) }, today))
  }

  /** Throws NOT_FOUND for what does not exist and for what the caller may not see, alike. */
  async detail(id: string, caller: Caller) {
    const row = await this.require(id, caller)
    const [photos, alerts, history] = await Promise.all([
      this.photos(id, caller),
      this.alerts.ofHazard(id, caller),
      this.history.of('hazard', id, caller.scope),
    ])
    return {
      ...hazardView(row, { assignee: this.assignee(row, caller) }, todayInShanghai(this.clock)),
      ...hazardBasis(row),
      thingKind: row.thingKind,
      thingId: row.thingId,
      thingLabel: thingLabel(row),
      foundInspectionId: row.foundInspectionId,
      returns: row.returns,
      photos,
      alerts,
      actions: hazardActions(row, caller),
      history,
      version: row.version,
    }
  }

  async require(id: string, { scope }: Caller): Promise<HazardDetailRow> {
    const row = await this.hazards.visible(id, scope)
    if (!row) throw new DomainError('NOT_FOUND', '没有找到这条隐患')
    return row
  }

  private async photos(id: string, caller: Caller) {
    const rows = await this.hazards.photos(id)
    const views = await this.files.views(
      rows.map(({ fileId }) => fileId),
      caller,
    )
    return rows.flatMap(({ fileId, stage }) => {
      const view = views.get(fileId)
      return view ? [{ ...view, stage }] : []
    })
  }

  /** Colleagues know each other by name; a household and a company learn whom to expect, not more. */
  private assignee({ assigneeNameEnc, assigneeCompanyName }: HazardListRow, { role }: Caller): string | null {
    if (!assigneeNameEnc) return assigneeCompanyName
    const name = this.cipher.decrypt(assigneeNameEnc, 'account.name')
    return role === 'household' || role === 'company' ? maskName(name) : name
  }
}

/** What a hazard is about, in words. */
function thingLabel({ thingKind, cylinderCode, equipmentLabel, premisesLabel }: HazardDetailRow): string {
  if (thingKind === 'cylinder') return cylinderCode ? `气瓶 ${cylinderCode}` : '气瓶'
  if (thingKind === 'place') return premisesLabel
  return equipmentLabel ?? EQUIPMENT_KIND_LABEL[thingKind]
}
