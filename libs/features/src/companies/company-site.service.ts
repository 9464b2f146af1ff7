import { type CompanySiteRecordedBody, DomainError, type SiteKind } from '@app/domain'
import { AreaRepository, type CompanySiteEntity, CompanySiteRepository } from '@app/persistence'
import { Injectable } from '@nestjs/common'
import { ActionLedger } from '../actions/action-ledger'
import type { Caller } from '../core/caller'
import { CompanyChange } from './company-change'

export interface NewSite {
  actionId: string
  code: string
  kind: SiteKind
  name: string
  areaCode: string | null
  /** Degrees; null = not known, and nothing is said about how far it is. */
  position: { lat: number; lon: number } | null
}

/** 上报站点: the stations and stores whose codes a company's reports name. */
@Injectable()
export class CompanySiteService {
  constructor(
    private readonly change: CompanyChange,
    private readonly sites: CompanySiteRepository,
    private readonly areas: AreaRepository,
    private readonly ledger: ActionLedger,
  ) {}

  async list(companyId: string, caller: Caller) {
    await this.change.require(companyId, caller)
    return { items: (await this.sites.ofCompany(companyId)).map(siteView) }
  }

  /** Under a code that is known it changes the site of that code. Throws NOT_FOUND, AREA_UNKNOWN, ID_REUSED. */
  async record(companyId: string, input: NewSite, caller: Caller) {
    await this.change.require(companyId, caller)
    const deed = { id: input.actionId, kind: 'company.site', subjectId: companyId, content: { ...input } }
    await this.ledger.once(deed, caller, async () => {
      const card = await this.change.require(companyId, caller)
      await this.assertArea(input.areaCode)
      const code = input.code.toUpperCase()
      const known = (await this.sites.ofCompany(companyId)).find((site) => site.code === code)
      const site = siteRow(known?.id ?? input.actionId, companyId, { ...input, code })
      const { id: siteId, kind, areaCode } = site
      const body: CompanySiteRecordedBody = { actionId: input.actionId, companyId, siteId, code, kind, areaCode }
      const fact = this.change.fact(
        companyId,
        this.change.areaOf(card),
        { kind: 'company.site_recorded', body },
        caller,
      )
      return this.change.locked(companyId, [fact], (tx) => this.sites.record(tx, site))
    })
    return this.list(companyId, caller)
  }

  private async assertArea(code: string | null): Promise<void> {
    if (code !== null && !(await this.areas.names([code])).has(code))
      throw new DomainError('AREA_UNKNOWN', '没有这个街道，请重新选择')
  }
}

const E5 = 100_000

function siteRow(id: string, companyId: string, { code, kind, name, areaCode, position }: NewSite): CompanySiteEntity {
  const [latE5, lonE5] = position ? [Math.round(position.lat * E5), Math.round(position.lon * E5)] : [null, null]
  return { id, companyId, code, kind, name: name.trim(), areaCode, latE5, lonE5 }
}

const siteView = ({ id, code, kind, name, areaCode, latE5, lonE5 }: CompanySiteEntity) => ({
  ...{ id, code, kind, name, areaCode },
  position: latE5 === null || lonE5 === null ? null : { lat: latE5 / E5, lon: lonE5 / E5 },
})
