import {
  type FactKind,
  type FactSubject,
  type Instant,
  isEventFact,
  isWithin,
  maskName,
  ROLE_LABEL,
  type Scope,
  type SubjectKind,
} from '@app/domain'
import {
  AccountRepository,
  CompanyRepository,
  type FactEntity,
  FactRepository,
  type Page,
  type PageRequest,
} from '@app/persistence'
import { FieldCipher } from '@app/platform'
import { Injectable } from '@nestjs/common'
import type { Caller } from '../core/caller'
import { factWords } from './fact-words'

export interface TimelineEntry {
  seq: number
  kind: FactKind
  title: string
  detail: string[]
  occurredAt: Instant
  recordedAt: Instant
  actorLabel: string
  hash: string
  refs: FactSubject[]
}

export interface FactLine extends Omit<TimelineEntry, 'detail' | 'refs'> {
  areaCode: string | null
}

/** Subjects an entry may lead to. People and accounts are none of them. */
const LINKED: ReadonlySet<SubjectKind> = new Set([
  'premises',
  'cylinder',
  'hazard',
  'alert',
  'inspection',
  'supervision',
])
/** What keeps to its place: when a border moves, its whole story goes over with it. */
const SETTLED: ReadonlySet<SubjectKind> = new Set(['premises', 'hazard', 'alert', 'inspection'])
/** Enough for the life of one hazard or alert on its detail page. */
const HISTORY_LENGTH = 100

/** The life story of a subject, told from its facts. */
@Injectable()
export class TimelineService {
  constructor(
    private readonly facts: FactRepository,
    private readonly accounts: AccountRepository,
    private readonly companies: CompanyRepository,
    private readonly cipher: FieldCipher,
  ) {}

  /** Newest first. The caller has shown before that he may see the subject. */
  async ofSubject(
    kind: SubjectKind,
    id: string | readonly string[],
    scope: Scope,
    request: PageRequest,
  ): Promise<Page<TimelineEntry>> {
    const page = await this.facts.ofSubject(kind, [id].flat(), request)
    return { ...page, items: await this.tell(page.items, scope, SETTLED.has(kind)) }
  }

  /** The whole story of a subject whose story is short. */
  async history(kind: SubjectKind, id: string, scope: Scope): Promise<TimelineEntry[]> {
    return (await this.ofSubject(kind, id, scope, { limit: HISTORY_LENGTH })).items
  }

  /** The actions of people in that story: what they wrote stands beside the action, never in the fact. */
  async actions(kind: SubjectKind, id: string): Promise<{ seq: number; actionId: string }[]> {
    const { items } = await this.facts.ofSubject(kind, [id], { limit: HISTORY_LENGTH })
    return items.flatMap(({ seq, body }) => {
      const { actionId } = JSON.parse(body) as { actionId?: string }
      return actionId ? [{ seq, actionId }] : []
    })
  }

  /** 事实流水 of the caller's area. */
  async journal(caller: Caller, request: PageRequest): Promise<Page<FactLine>> {
    const page = await this.facts.page(caller.scope, request)
    const actors = await this.actorLabels(page.items)
    const items = page.items.map(({ body, id: _, actorId, ...fact }) => ({
      ...fact,
      title: factWords(fact.kind, body).title,
      actorLabel: labelOf(actors, { actorId, kind: fact.kind, body }),
    }))
    return { ...page, items }
  }

  private async tell(facts: readonly FactEntity[], scope: Scope, settled: boolean): Promise<TimelineEntry[]> {
    const [actors, subjects] = await Promise.all([
      this.actorLabels(facts),
      this.facts.subjects(
        scope,
        facts.map((fact) => fact.seq),
      ),
    ])
    return facts.map((fact) => {
      const refs = subjects.filter((s) => Number(s.seq) === fact.seq).map(({ kind, id }) => ({ kind, id }))
      const isTold = settled || !isForeign(fact, scope)
      return entry(fact, refs, labelOf(actors, fact), isTold)
    })
  }

  /** 网格员 张*: the role says who answers for it, the rest stays with those who may look it up. */
  private async actorLabels(facts: readonly Told[]): Promise<Map<string, string>> {
    const ids = [...new Set(facts.map((fact) => fact.actorId).filter((id) => id !== null))]
    const [rows, companies] = await Promise.all([
      this.accounts.byIds(ids),
      this.companies.byIds(facts.flatMap((fact) => reporterOf(fact) ?? [])),
    ])
    const people = new Map(
      rows.map(({ id, role, nameEnc }) => {
        const name = role === 'household' ? '' : ` ${maskName(this.cipher.decrypt(nameEnc, 'account.name'))}`
        return [id, `${ROLE_LABEL[role]}${name}`]
      }),
    )
    for (const { id, name } of companies.values()) people.set(id, name)
    return people
  }
}

type Told = Pick<FactEntity, 'actorId' | 'kind' | 'body'>

/** Software of companies has no account: what it reports is the company's word. */
const reporterOf = ({ actorId, kind, body }: Told): string | null =>
  actorId === null && (isEventFact(kind) || kind === 'cylinder.event_corrected' || kind === 'delivery.checked')
    ? (JSON.parse(body) as { companyId: string | null }).companyId
    : null

function labelOf(actors: ReadonlyMap<string, string>, fact: Told): string {
  const id = fact.actorId ?? reporterOf(fact)
  return id === null ? '系统' : (actors.get(id) ?? '已删除的账号')
}

function entry(fact: FactEntity, refs: FactSubject[], actorLabel: string, isTold: boolean): TimelineEntry {
  const { seq, kind, occurredAt, recordedAt, hash } = fact
  const base = { seq, kind, occurredAt, recordedAt, hash }
  if (!isTold) {
    return { ...base, title: '在其他街道的记录', detail: [], actorLabel: '其他街道', refs: [] }
  }
  return { ...base, ...factWords(kind, fact.body), actorLabel, refs: refs.filter((ref) => LINKED.has(ref.kind)) }
}

/** A cylinder wanders: what happened to it in another street is told there. */
export function isForeign({ areaCode }: Pick<FactEntity, 'areaCode'>, scope: Scope): boolean {
  return scope.kind === 'area' && areaCode !== null && !scope.areas.some((area) => isWithin(areaCode, area))
}
