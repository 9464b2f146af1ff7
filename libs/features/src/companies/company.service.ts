import { type CalendarDate, type CompanySite, dateInShanghai, maskName, type Scope } from '@app/domain'
import {
  AreaRepository,
  type CompanyFilter,
  CompanyRegisterRepository,
  type CompanyRow,
  CompanyVisitRepository,
  mapPage,
  type PageRequest,
  SupplyStopRepository,
} from '@app/persistence'
import { FieldCipher } from '@app/platform'
import { Injectable } from '@nestjs/common'
import type { Caller } from '../core/caller'
import { FileService } from '../files/file.service'
import { TimelineService } from '../timeline/timeline.service'
import { certificates, companyRow, NO_BOTTLES } from './company.view'
import { CompanyChange } from './company-change'

/** 燃气企业 as far as the caller may see them: offices and supervising departments every one, a company itself. */
@Injectable()
export class CompanyService {
  constructor(
    private readonly change: CompanyChange,
    private readonly companies: CompanyRegisterRepository,
    private readonly visits: CompanyVisitRepository,
    private readonly stops: SupplyStopRepository,
    private readonly areas: AreaRepository,
    private readonly timelines: TimelineService,
    private readonly files: FileService,
    private readonly cipher: FieldCipher,
  ) {}

  async overview(query: CompanyFilter, caller: Caller) {
    const page = await this.companies.page(caller.scope, { ...query, q: query.q?.trim() }, this.change.today())
    return { ...page, items: await this.rows(page.items, caller) }
  }

  async detail(id: string, caller: Caller) {
    const card = await this.change.require(id, caller)
    const today = this.change.today()
    const [[row], licences, customers, accounts] = await Promise.all([
      this.rows([card], caller),
      this.companies.licences([id]),
      this.customers(id, caller, today),
      this.companies.accounts(id),
    ])
    const photos = await this.files.views(
      licences.flatMap(({ photoId }) => photoId ?? []),
      caller,
    )
    return {
      ...(row as NonNullable<typeof row>),
      areaCode: card.areaCode,
      ...this.sealed(card.contactEnc, card.sitesEnc),
      certificates: certificates(licences, photos),
      ...customers,
      accounts: accounts.map(({ id: accountId, nameEnc, status }) => ({
        id: accountId,
        name: maskName(this.cipher.decrypt(nameEnc, 'account.name')),
        active: status === 'active',
      })),
      version: card.profileVersion,
    }
  }

  async timeline(id: string, { scope }: Caller, request: PageRequest) {
    await this.change.require(id, { scope })
    const page = await this.timelines.ofSubject('company', id, scope, request)
    if (scope.kind !== 'company') return page
    // How much a whole import brought concerns the others too.
    return mapPage(page, (entry) => (entry.kind === 'register.imported' ? { ...entry, detail: [] } : entry))
  }

  /** How many it supplies, and how many of them it is to supply no more. */
  private async customers(id: string, { scope }: Caller, today: CalendarDate) {
    if (seesNoPlaces(scope)) return { users: null, standingStops: null }
    const [users, standing] = await Promise.all([
      this.companies.users(id, scope, today),
      this.stops.page(scope, { standing: '1', companyId: id }, { limit: 1 }),
    ])
    return { users, standingStops: standing.total }
  }

  private sealed(contactEnc: string | null, sitesEnc: string | null) {
    const read = <T>(text: string | null, context: string): T | null =>
      text ? (JSON.parse(this.cipher.decrypt(text, context)) as T) : null
    return {
      contact: read<{ name: string; phone: string }>(contactEnc, 'company.contact'),
      sites: read<CompanySite[]>(sitesEnc, 'company.sites') ?? [],
    }
  }

  private async rows(rows: readonly CompanyRow[], { scope }: Caller) {
    const today = this.change.today()
    const ids = rows.map(({ id }) => id)
    const [licences, bottles, hazards, visits, names] = await Promise.all([
      this.companies.licences(ids),
      this.companies.bottles(ids, scope, today),
      this.companies.openHazards(ids, scope),
      this.visits.lastCompleted(ids, scope),
      this.areas.names(rows.flatMap(({ areaCode }) => areaCode ?? [])),
    ])
    return rows.map((row) => {
      const visitedAt = visits.get(row.id)
      const numbers = {
        licences: licences.filter(({ companyId }) => companyId === row.id),
        bottles: seesNoPlaces(scope) ? null : (bottles.get(row.id) ?? NO_BOTTLES),
        openHazards: hazards.get(row.id),
        lastVisitOn: visitedAt ? dateInShanghai(visitedAt) : null,
        areaName: row.areaCode === this.change.districtCode ? null : (names.get(row.areaCode ?? '') ?? null),
      }
      return companyRow(row, numbers, today)
    })
  }
}

/** A number of nothing would be a lie. */
const seesNoPlaces = ({ kind }: Scope): boolean => kind === 'department'
