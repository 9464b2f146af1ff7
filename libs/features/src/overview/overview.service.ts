import {
  addDays,
  areaKindOf,
  dateInShanghai,
  type Instant,
  isWithin,
  ownerLabel,
  type Scope,
  startOfDay,
} from '@app/domain'
import {
  AreaRepository,
  CompanyRepository,
  type CylinderGroup,
  type DutyCounts,
  OverviewRegisterRepository,
  OverviewWorkRepository,
} from '@app/persistence'
import type { Clock } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { CompanyKeyService } from '../company-keys/company-key.service'
import type { Caller } from '../core/caller'
import { CLOCK } from '../core/tokens'
import { GridService } from '../grids/grid.service'
import { PaperService } from '../inspections/paper.service'
import { ReferralService } from '../referrals/referral.service'
import { actNow, cylinderCounts, hazardFlow, premisesCounts, problems, TREND_DAYS, trend, visitCounts } from './counts'
import { expiring, expiringLimits } from './expiring'
import { streetRows } from './streets'

const DEFINITION =
  '用户为用气场所；应查为在用场所，已查为本年完成过入户检查；不遇、拒绝、改约为尚未查成的场所最近一次结果；' +
  '气瓶不含已报废；隐患不含建议，发现至办结为本年发现的，其余为现在未办结的；告警不含并入隐患的；' +
  '到期按月末计，超期含检验和使用年限；待换瓶为在户的超期瓶；无人负责的网格为今天起两周内有一天没有在岗网格员的网格，代班不算。'

/** 总览: the state of the caller's area in a handful of grouped statements. */
@Injectable()
export class OverviewService {
  constructor(
    private readonly registers: OverviewRegisterRepository,
    private readonly work: OverviewWorkRepository,
    private readonly areas: AreaRepository,
    private readonly companies: CompanyRepository,
    private readonly grids: GridService,
    private readonly referrals: ReferralService,
    private readonly papers: PaperService,
    private readonly keys: CompanyKeyService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async overview(caller: Caller) {
    const { scope } = caller
    const asOf = this.clock.now()
    const date = dateInShanghai(asOf)
    const [premises, cylinders, equipment, hazards, alerts, hours, duty, silent, streets, gaps, referred, papers] =
      await Promise.all([
        this.registers.premises(scope, date),
        this.registers.cylinders(scope, date),
        this.registers.equipment(scope, date, expiringLimits(date)),
        this.work.hazards(scope, date, startOfDay(`${date.slice(0, 4)}-01-01`)),
        this.work.alerts(scope),
        this.work.hours(scope, startOfDay(addDays(date, 1 - TREND_DAYS))),
        seesDistrict(scope) ? this.work.duty(asOf) : null,
        this.keys.silentCompanies(),
        this.areas.list({ kind: 'street' }),
        this.grids.gaps(scope),
        this.referrals.waiting(scope),
        this.papers.waiting(caller),
      ])
    const days = trend(hours, date)
    return {
      asOf,
      date,
      definition: DEFINITION,
      actNow: { ...actNow(hazards), referred, uncoveredGrids: gaps.size, papers },
      duty: duty && { ...dutyView(duty, asOf), silentCompanies: silent },
      premises: premisesCounts(premises),
      cylinders: cylinderCounts(cylinders),
      visits: visitCounts(premises, days[days.length - 1]?.visits ?? 0),
      hazards: hazardFlow(hazards),
      problems: problems(hazards),
      expiring: expiring(cylinders, equipment),
      swaps: await this.swaps(cylinders),
      streets: streetRows(
        streets.filter(({ code }) => touches(scope, code)),
        { premises, cylinders, hazards, alerts },
      ),
      trend: days,
    }
  }

  /** 待换瓶（按企业）: each company's overdue bottles that stand at somebody's place, in the order of company codes. */
  private async swaps(cylinders: readonly CylinderGroup[]) {
    const counts = new Map<string | null, number>()
    for (const { ownerCompanyId, toSwap } of cylinders) {
      counts.set(ownerCompanyId, (counts.get(ownerCompanyId) ?? 0) + toSwap)
    }
    const ids = [...counts].filter(([, count]) => count > 0).map(([id]) => id)
    const companies = await this.companies.byIds(ids.filter((id) => id !== null))
    const named = ids.map((companyId) => {
      const company = companies.get(companyId ?? '')
      const count = counts.get(companyId) ?? 0
      return { companyId, companyName: ownerLabel(company?.name), count, code: company?.code ?? '~' }
    })
    return named.sort((a, b) => (a.code < b.code ? -1 : 1)).map(({ code: _, ...swap }) => swap)
  }
}

/** A community looks at its own part of its street. */
function touches(scope: Scope, street: string): boolean {
  return scope.kind === 'area' && scope.areas.some((area) => isWithin(street, area) || isWithin(area, street))
}

/** Jobs and notices have no street: whoever answers for one street is told nothing of the others by their number. */
const seesDistrict = (scope: Scope): boolean =>
  scope.kind === 'area' && scope.areas.some((area) => areaKindOf(area) === 'district')

const dutyView = ({ deadJobs, oldestDueAt, unconfirmed }: DutyCounts, now: Instant) => ({
  deadJobs,
  oldestDueJobSeconds: oldestDueAt === null ? null : Math.round((Date.parse(now) - Date.parse(oldestDueAt)) / 1000),
  unconfirmedNotices: unconfirmed,
})
