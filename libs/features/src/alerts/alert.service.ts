import { ALERT_RULE_INFO, DomainError, maskName } from '@app/domain'
import { type AlertFilter, AlertRepository, mapPage, type PageRequest } from '@app/persistence'
import { type Clock, FieldCipher, todayInShanghai } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { ToldHistoryService } from '../actions/told-history.service'
import type { Caller } from '../core/caller'
import { CLOCK } from '../core/tokens'
import { alertDetail, alertLine, alertRow } from './alert.view'
import { deskOf } from './desk'

export interface AlertQuery extends PageRequest, Omit<AlertFilter, 'withFolded'> {
  folded?: '1'
}

/** 告警中心: what waits, for whom, and why. */
@Injectable()
export class AlertService {
  constructor(
    private readonly alerts: AlertRepository,
    private readonly history: ToldHistoryService,
    private readonly cipher: FieldCipher,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A company sees all its bottles; to an office one hazard is one line. */
  async list({ folded, cursor, limit, sort, ...filter }: AlertQuery, caller: Caller) {
    const withFolded = folded === '1' || caller.role === 'company'
    const named = { ...filter, q: filter.q?.trim(), withFolded }
    return mapPage(await this.alerts.page(caller.scope, deskOf(caller), named, { cursor, limit, sort }), alertRow)
  }

  /** ××气站 35只待换 */
  async groups({ scope }: Caller) {
    const rows = await this.alerts.groups(scope)
    return {
      groups: rows.map(({ companyId, companyName, rule, n }) => ({
        companyId,
        companyName: companyName ?? '权属不明',
        rule,
        title: ALERT_RULE_INFO[rule].title,
        count: Number(n),
      })),
    }
  }

  /** Throws NOT_FOUND for what does not exist and for what the caller may not see, alike. */
  async detail(id: string, caller: Caller) {
    const row = await this.alerts.visible(id, caller.scope, todayInShanghai(this.clock))
    if (!row) throw new DomainError('NOT_FOUND', '没有找到这条告警')
    const name = row.acknowledgedByEnc ? this.cipher.decrypt(row.acknowledgedByEnc, 'account.name') : null
    const shown = name && caller.role === 'company' ? maskName(name) : name
    return { ...alertDetail(row, caller, shown), history: await this.history.of('alert', id, caller.scope) }
  }

  /** The alerts of a hazard: offices see all of them, a company its own, a household none. */
  async ofHazard(hazardId: string, { role, companyId }: Caller) {
    if (role === 'household') return []
    const alerts = await this.alerts.ofHazard(hazardId)
    return alerts.filter((alert) => role !== 'company' || alert.companyId === companyId).map(alertLine)
  }
}
