import {
  DomainError,
  FACT_LABEL,
  HOLDER_KIND_LABEL,
  type Holder,
  isStoryAlert,
  type KnownFact,
  type Scope,
  stepOf,
} from '@app/domain'
import { type AlertEntity, AlertRepository, type ClashFact, type NamedHolder, TwinRepository } from '@app/persistence'
import { type Clock, todayInShanghai } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import type { Caller } from '../core/caller'
import { CLOCK } from '../core/tokens'

/** Steps of the way; a filing or a test changes the register and is put right by its company. */
export const MAY_BE_MISREAD: readonly string[] = [
  ...['cylinder.filled', 'cylinder.moved', 'cylinder.delivered', 'cylinder.collected'],
  ...['cylinder.counted', 'cylinder.scanned'],
]

type Params = Partial<Record<'first' | 'second' | 'reason' | 'confirmed', string | number>>

export const paramsOf = ({ params }: Pick<AlertEntity, 'params'>): Params => JSON.parse(params) as Params

export const knownFact = (fact: ClashFact): KnownFact => ({ ...fact, actorId: null, body: JSON.parse(fact.body) })

/** 溯源异常: the two facts of an alert that do not go together, side by side. */
@Injectable()
export class ClashService {
  constructor(
    private readonly alerts: AlertRepository,
    private readonly twins: TwinRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws NOT_FOUND. Alerts of other kinds have no such facts. */
  async of(id: string, caller: Caller) {
    const alert = await this.visible(id, caller)
    const { first, second, confirmed } = paramsOf(alert)
    const ids = isStoryAlert(alert.rule) ? [first, second].filter((each) => typeof each === 'string') : []
    const facts = (await this.twins.facts(ids)).sort((a, b) => (a.occurredAt < b.occurredAt ? -1 : 1))
    const steps = facts.map((fact) => ({ fact, step: stepOf(knownFact(fact), [alert.subjectId]) }))
    const names = await this.names(steps.flatMap(({ step }) => [step?.from, step?.to, company(step?.companyId)]))
    const place = (holder: Holder | null | undefined) => holder && placeWords(holder, names, caller.scope)
    return {
      facts: steps.map(({ fact, step }) => ({
        factId: fact.id,
        kindLabel: FACT_LABEL[fact.kind],
        occurredAt: fact.occurredAt,
        knownAt: fact.recordedAt,
        companyName: (step?.companyId && names.get(step.companyId)?.name) || null,
        from: place(step?.from) ?? null,
        to: place(step?.to) ?? null,
        premisesId: homeOf(step?.to ?? step?.from, names, caller.scope),
        mayBeMisread: MAY_BE_MISREAD.includes(fact.kind),
      })),
      actions: this.actionsOf(alert, facts, confirmed === 1, caller),
    }
  }

  async visible(id: string, { scope }: Caller): Promise<AlertEntity> {
    const alert = await this.alerts.visible(id, scope, todayInShanghai(this.clock))
    if (!alert) throw new DomainError('NOT_FOUND', '没有找到这条告警')
    return alert
  }

  private actionsOf(
    { rule, status }: AlertEntity,
    facts: readonly ClashFact[],
    confirmed: boolean,
    { role }: Caller,
  ): ('confirm_twin' | 'misread')[] {
    if (status === 'closed' || (role !== 'street' && role !== 'office') || confirmed || facts.length < 2) return []
    const misread = facts.some(({ kind }) => MAY_BE_MISREAD.includes(kind)) && rule !== 'CYL_STOCKPILE'
    return [...(rule === 'CYL_TWIN' ? (['confirm_twin'] as const) : []), ...(misread ? (['misread'] as const) : [])]
  }

  private async names(holders: readonly (Holder | null | undefined)[]): Promise<ReadonlyMap<string, NamedHolder>> {
    const ids = holders.flatMap((holder) => (holder ? [holder.id.split(':')[0] as string] : []))
    return new Map((await this.twins.names([...new Set(ids)])).map((named) => [named.id, named]))
  }
}

/** Looked up beside the places. */
const company = (id: string | null | undefined): Holder | null => (id ? { kind: 'site', id } : null)

const seesArea = (scope: Scope, areaCode: string | null | undefined): boolean =>
  scope.kind === 'system' ||
  (scope.kind === 'area' && areaCode !== null && scope.areas.some((area) => areaCode?.startsWith(area)))

/** Of a home in another street nobody learns the address. */
function placeWords({ kind, id }: Holder, names: ReadonlyMap<string, NamedHolder>, scope: Scope): string {
  if (kind === 'vehicle' || kind === 'courier') {
    const [companyId = '', code = ''] = id.split(':')
    return `${names.get(companyId)?.name ?? ''}${HOLDER_KIND_LABEL[kind]} ${code}`
  }
  const named = names.get(id)
  if (kind === 'premises' && !seesArea(scope, named?.areaCode)) return '其他街道的用气场所'
  return named?.name ?? HOLDER_KIND_LABEL[kind]
}

const homeOf = (holder: Holder | null | undefined, names: ReadonlyMap<string, NamedHolder>, scope: Scope) =>
  holder?.kind === 'premises' && seesArea(scope, names.get(holder.id)?.areaCode) ? holder.id : null
