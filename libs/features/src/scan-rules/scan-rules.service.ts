import {
  DomainError,
  HOST_TAKE_LABEL,
  type HostRule,
  type HostTake,
  hostRule,
  type Instant,
  parseScan,
  parseWebAddress,
  type ScanParse,
  type ScanRuleRemovedBody,
  type ScanRuleSetBody,
} from '@app/domain'
import { HostRuleRepository, prepareFact, UnitOfWork } from '@app/persistence'
import { addMilliseconds, type Clock, type Config } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { ActionLedger } from '../actions/action-ledger'
import type { Caller } from '../core/caller'
import { CLOCK, CONFIG } from '../core/tokens'

export interface SetHostRule {
  actionId: string
  host: string
  take: HostTake
  param: string | null
}

/** Another process that changed the rules is heard so late at most. */
const KNOWN_FOR_MS = 10_000

/** How codes of cylinders are read: one table, which the office keeps, for the server and every phone. */
@Injectable()
export class ScanRulesService {
  private known: { rules: readonly HostRule[]; until: Instant } | null = null

  constructor(
    private readonly rows: HostRuleRepository,
    private readonly ledger: ActionLedger,
    private readonly uow: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Nothing is ever fetched. */
  async parse(raw: string): Promise<ScanParse> {
    return parseScan(raw, await this.rules())
  }

  /** The same at a scan, where a site without a rule is counted, so that the office can look at it. */
  async scan(raw: string): Promise<ScanParse> {
    const parsed = await this.parse(raw)
    const { unknownHost } = parsed
    if (unknownHost) await this.uow.run((tx) => this.rows.countUnknown(tx, unknownHost, tx.now))
    return parsed
  }

  /** Asked at every scan, so the answer is kept for a moment. */
  async rules(): Promise<readonly HostRule[]> {
    const now = this.clock.now()
    if (this.known && now < this.known.until) return this.known.rules
    const rules = [...(await this.rows.rules()), ...this.own()]
    this.known = { rules, until: addMilliseconds(now, KNOWN_FOR_MS) }
    return rules
  }

  async forPhone() {
    const rules = await this.rules()
    return { rules: rules.map((rule) => ({ host: rule.host, take: rule.take, param: paramOf(rule) })) }
  }

  async list() {
    const [rules, unknown] = await Promise.all([this.rows.all(), this.rows.unknown()])
    return { rules: rules.map((rule) => ({ ...rule, label: HOST_TAKE_LABEL[rule.take] })), unknown }
  }

  /** Throws HOST_PARAM_MISSING, ID_REUSED. */
  async set({ actionId, host, take, param }: SetHostRule, caller: Caller) {
    const rule = { host, take, param: take === 'query' ? (param?.toLowerCase() ?? null) : null }
    const deed = { id: actionId, kind: 'scan.rule', subjectId: host, content: rule }
    await this.ledger.once(deed, caller, async () => {
      if (take === 'query' && !param)
        throw new DomainError('HOST_PARAM_MISSING', '请填写瓶号所在的参数名，如 x', [
          { path: 'param', message: '请填写参数名' },
        ])
      const body: ScanRuleSetBody = { actionId, ...rule }
      const fact = this.fact('scan.rule_set', body, caller)
      return async (tx) => {
        await this.rows.set(tx, { ...rule, updatedAt: tx.now })
        tx.fact(fact)
      }
    })
    return this.changed()
  }

  /** Throws ID_REUSED. Removed twice is removed. */
  async remove({ actionId, host }: { actionId: string; host: string }, caller: Caller) {
    await this.ledger.once({ id: actionId, kind: 'scan.rule_end', subjectId: host, content: {} }, caller, async () => {
      const body: ScanRuleRemovedBody = { actionId, host }
      const fact = this.fact('scan.rule_removed', body, caller)
      return async (tx) => {
        if ((await this.rows.remove(tx, host)) > 0) tx.fact(fact)
      }
    })
    return this.changed()
  }

  private changed() {
    this.known = null
    return this.list()
  }

  private fact(kind: 'scan.rule_set' | 'scan.rule_removed', body: object, { accountId }: Caller) {
    return prepareFact({ kind, body, subjects: [], areaCode: null, actorId: accountId, occurredAt: this.clock.now() })
  }

  /** Labels of our own carry our own address. */
  private own(): HostRule[] {
    const host = this.config.publicUrl && parseWebAddress(`${this.config.publicUrl}/`)?.host
    return host ? [hostRule(host, 'path', null)] : []
  }
}

const paramOf = (rule: HostRule): string | null => (rule.take === 'query' ? rule.param : null)
