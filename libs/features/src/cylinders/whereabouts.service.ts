import {
  type CustodyStep,
  type CustodyView,
  HOLDER_KIND_LABEL,
  type Holder,
  type Instant,
  impossibleSteps,
  presentOf,
  type Scope,
  STAGE_LABEL,
  STEP_FLAG_LABEL,
  STEP_KIND_LABEL,
  viewAt,
} from '@app/domain'
import { CompanyRepository, CylinderRepository, PremisesRepository, WayRepository } from '@app/persistence'
import { type Clock, todayInShanghai } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import type { Caller } from '../core/caller'
import { CLOCK } from '../core/tokens'
import { CylinderService } from './cylinder.service'
import { type StepDetail, stepDetails } from './step-detail'

/** Names of what stands in a way, as far as the caller may know them. */
interface Names {
  sites: ReadonlyMap<string, string>
  companies: ReadonlyMap<string, string>
  premises: ReadonlyMap<string, string>
}

/** Where was it then, and what did we know then? Answered from the log alone. */
@Injectable()
export class WhereaboutsService {
  constructor(
    private readonly cylinders: CylinderService,
    private readonly rows: CylinderRepository,
    private readonly ways: WayRepository,
    private readonly companies: CompanyRepository,
    private readonly premises: PremisesRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws NOT_FOUND for a cylinder out of sight. Both clocks stand at now unless they are set. */
  async of({ scope }: Caller, id: string, asked: { at?: Instant; knownAt?: Instant }) {
    const cylinder = await this.cylinders.require(scope, id)
    const cards = [cylinder.id, ...(await this.rows.mergedInto(cylinder.id)).map((card) => card.id)]
    const now = this.clock.now()
    const clocks = { at: asked.at ?? now, knownAt: asked.knownAt ?? now }
    const facts = await this.ways.of(cards)
    const view = viewAt(facts, cards, clocks)
    const names = await this.names(view, scope)
    const details = stepDetails(facts.filter(({ recordedAt }) => recordedAt <= clocks.knownAt))
    const { steps, ...present } = told(view, names, details)
    return { ...clocks, ...present, steps: steps.map((step, i) => named(step, view.recent[i], scope)) }
  }

  private async names(view: CustodyView, scope: Scope): Promise<Names> {
    const holders = view.recent.flatMap(({ from, to }) => [from, to]).filter((holder) => holder !== null)
    const ids = (kind: Holder['kind']) => holders.filter((holder) => holder.kind === kind).map((holder) => holder.id)
    const siteIds = [...ids('site'), view.filling?.siteId, view.test?.siteId].filter((id) => id !== undefined)
    const [sites, companies, premises] = await Promise.all([
      this.ways.siteNames(siteIds),
      this.companies.byIds(view.recent.flatMap(({ companyId }) => companyId ?? [])),
      this.premises.among(scope, [...new Set(ids('premises'))], todayInShanghai(this.clock)),
    ])
    return {
      sites: new Map(sites.map(({ id, name }) => [id, name])),
      companies: new Map([...companies.values()].map(({ id, name }) => [id, name])),
      premises: new Map(premises.map(({ id, label }) => [id, label])),
    }
  }
}

function told(view: CustodyView, names: Names, details: ReadonlyMap<string, StepDetail>) {
  const { stage, holder, since } = presentOf(view)
  const { filling, test } = view
  const flags = impossibleSteps(view)
  return {
    ...{ stage, stageLabel: STAGE_LABEL[stage], holder: holderView(holder, names), since },
    filling: filling && {
      at: filling.at,
      site: names.sites.get(filling.siteId) ?? '',
      company: names.companies.get(filling.companyId) ?? '',
      netKg: filling.netGrams === null ? null : filling.netGrams / 1000,
    },
    test: test && { at: test.at, site: names.sites.get(test.siteId) ?? '', nextTestOn: test.nextTestOn },
    steps: view.recent.map((step) => ({
      ...stepView(step, names, flags),
      ...(details.get(step.factId) ?? { detail: [], corrected: false }),
    })),
  }
}

/** A company is led to its own reports only, and not told the numbers of others' staff and orders. */
const named = <T extends { factId: string; detail: string[] }>(
  step: T,
  { companyId }: Pick<CustodyStep, 'companyId'> = { companyId: null },
  scope: Scope,
) => (scope.kind === 'company' && companyId !== scope.companyId ? { ...step, factId: null, detail: [] } : step)

const stepView = (step: CustodyStep, names: Names, flags: ReturnType<typeof impossibleSteps>) => ({
  ...{ factId: step.factId, kind: step.kind, title: STEP_KIND_LABEL[step.kind], at: step.at, knownAt: step.knownAt },
  by: step.companyId === null ? '现场人员' : (names.companies.get(step.companyId) ?? ''),
  from: holderView(step.from, names),
  to: holderView(step.to, names),
  stage: step.stage,
  flags: flags.filter(({ factId }) => factId === step.factId).map(({ flag }) => STEP_FLAG_LABEL[flag]),
})

/** A home out of the caller's sight has neither name nor link. */
function holderView(holder: Holder | null, { sites, premises }: Names) {
  if (holder === null) return null
  const { kind, id } = holder
  const seen = kind === 'premises' && premises.has(id)
  return { kind, label: labelOf(holder, sites, premises), premisesId: seen ? id : null }
}

function labelOf({ kind, id }: Holder, sites: Names['sites'], premises: Names['premises']): string {
  if (kind === 'site') return sites.get(id) ?? HOLDER_KIND_LABEL.site
  if (kind === 'premises') return premises.get(id) ?? '范围以外的用户处'
  return `${HOLDER_KIND_LABEL[kind]} ${id.slice(id.indexOf(':') + 1)}`
}
