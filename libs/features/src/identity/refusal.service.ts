import {
  type CylinderRefusalAnsweredBody,
  type CylinderRefusedBody,
  DomainError,
  type FactSubject,
  REFUSAL_OUTCOME_LABEL,
  REFUSAL_REASON_LABEL,
  type RefusalOutcome,
  type RefusalReason,
} from '@app/domain'
import {
  CompanyRepository,
  type CylinderRefusalEntity,
  mapPage,
  type PageRequest,
  type PremisesEntity,
  PremisesRepository,
  prepareFact,
  RefusalRepository,
  type RefusalRow,
  type ScannedCylinder,
  ScanRepository,
} from '@app/persistence'
import { type Clock, todayInShanghai } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { ActionLedger, type Write } from '../actions/action-ledger'
import type { Caller } from '../core/caller'
import { assertFresh } from '../core/stale'
import { CLOCK } from '../core/tokens'
import { ScanRulesService } from '../scan-rules/scan-rules.service'

export interface Refusal {
  actionId: string
  premisesId: string
  code: string | null
  reason: RefusalReason
}

const NO_CODE = '无码'

/** 拒收: a household does not take a cylinder; whoever brought it and the street hear of it at once. */
@Injectable()
export class RefusalService {
  constructor(
    private readonly refusals: RefusalRepository,
    private readonly premises: PremisesRepository,
    private readonly companies: CompanyRepository,
    private readonly scans: ScanRepository,
    private readonly rules: ScanRulesService,
    private readonly ledger: ActionLedger,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The id of the action is the id of the refusal. Throws NOT_FOUND, SCAN_CODE_INVALID, ID_REUSED. */
  async refuse(input: Refusal, caller: Caller) {
    const home = await this.home(input.premisesId, caller)
    const { code, cylinder } = await this.scanned(input.code)
    const company = await this.companyOf(home, cylinder)
    const deed = { id: input.actionId, kind: 'cylinder.refuse', subjectId: home.id, content: { ...input } }
    await this.ledger.once(deed, caller, async () =>
      this.write(home, { ...input, code }, cylinder?.id ?? null, company?.id ?? null, caller),
    )
    const told = company ? `${company.name}和街道` : '街道'
    return {
      message: `已告诉${told}。这只瓶请让送气工带走，不要接上用`,
      companyName: company?.name ?? null,
      companyPhone: company?.phone ?? null,
    }
  }

  async list({ scope }: Caller, query: PageRequest & { open?: 'true' }) {
    return mapPage(await this.refusals.page(scope, query), shown)
  }

  /** Throws NOT_FOUND, REFUSAL_ANSWERED, ID_REUSED. */
  async answer(id: string, input: { actionId: string; outcome: RefusalOutcome }, caller: Caller) {
    await this.require(id, caller)
    const deed = { id: input.actionId, kind: 'refusal.answer', subjectId: id, content: { ...input } }
    await this.ledger.once(deed, caller, async () => {
      const refusal = await this.require(id, caller)
      if (refusal.answeredAt !== null) throw new DomainError('REFUSAL_ANSWERED', '这次拒收已经有人答复，请刷新后再看')
      return this.answered(refusal, input, caller)
    })
    return shown(await this.require(id, caller))
  }

  private async home(id: string, { scope }: Caller): Promise<PremisesEntity> {
    const home = await this.premises.byId(scope, id, todayInShanghai(this.clock))
    if (!home) throw new DomainError('NOT_FOUND', '没有找到您的这个用气地址')
    return home
  }

  private async scanned(raw: string | null): Promise<{ code: string; cylinder: ScannedCylinder | null }> {
    if (!raw?.trim()) return { code: NO_CODE, cylinder: null }
    const parsed = await this.rules.parse(raw)
    if (!parsed.ok) throw new DomainError('SCAN_CODE_INVALID', parsed.message)
    return { code: parsed.code, cylinder: await this.scans.byCode(parsed.code) }
  }

  /** Whose bottle it is; of one that nobody knows, who supplies the address. */
  private async companyOf({ id }: PremisesEntity, cylinder: ScannedCylinder | null) {
    if (cylinder?.ownerCompanyId) return this.companies.byId(cylinder.ownerCompanyId)
    const [supplier] = await this.premises.suppliers([id], todayInShanghai(this.clock))
    return supplier ? { id: supplier.companyId, name: supplier.name, phone: supplier.phone } : null
  }

  private write(
    home: PremisesEntity,
    { actionId, code, reason }: Refusal & { code: string },
    cylinderId: string | null,
    companyId: string | null,
    { accountId }: Caller,
  ): Write {
    const at = this.clock.now()
    const base = { code, reason, cylinderId, companyId, premisesId: home.id }
    const body: CylinderRefusedBody = { ...base, actionId, refusalId: actionId }
    const row: CylinderRefusalEntity = {
      ...{ ...base, id: actionId, areaCode: home.areaCode, refusedBy: accountId, refusedAt: at },
      ...{ outcome: null, answeredAt: null, answeredBy: null },
    }
    const about = { subjects: subjectsOf(row), areaCode: home.areaCode, actorId: accountId, occurredAt: at }
    const fact = prepareFact({ kind: 'cylinder.refused', body, ...about })
    return async (tx) => {
      await this.refusals.insert(tx, row)
      tx.touch('premises', home.id)
      tx.fact(fact)
    }
  }

  private answered(
    refusal: RefusalRow,
    { actionId, outcome }: { actionId: string; outcome: RefusalOutcome },
    { accountId }: Caller,
  ): Write {
    const { id, premisesId, areaCode } = refusal
    const body: CylinderRefusalAnsweredBody = { actionId, refusalId: id, premisesId, outcome }
    const about = { subjects: subjectsOf(refusal), areaCode, actorId: accountId, occurredAt: this.clock.now() }
    const fact = prepareFact({ kind: 'cylinder.refusal_answered', body, ...about })
    return async (tx) => {
      assertFresh(await this.refusals.answer(tx, id, outcome, accountId, tx.now), 1, 'refusal')
      tx.touch('premises', premisesId)
      tx.fact(fact)
    }
  }

  private async require(id: string, { scope }: Caller): Promise<RefusalRow> {
    const refusal = await this.refusals.visible(scope, id)
    if (!refusal) throw new DomainError('NOT_FOUND', '没有找到这次拒收')
    return refusal
  }
}

function subjectsOf({ premisesId, cylinderId, companyId }: CylinderRefusalEntity): FactSubject[] {
  return [
    { kind: 'premises', id: premisesId },
    ...(cylinderId ? [{ kind: 'cylinder' as const, id: cylinderId }] : []),
    ...(companyId ? [{ kind: 'company' as const, id: companyId }] : []),
  ]
}

const shown = (row: RefusalRow) => {
  const { id, code, cylinderId, premisesId, premisesLabel, companyId, companyName, reason, refusedAt, answeredAt } = row
  return {
    ...{ id, code, cylinderId, premisesId, premisesLabel, companyId, companyName, reason, refusedAt, answeredAt },
    reasonLabel: REFUSAL_REASON_LABEL[reason],
    outcomeLabel: row.outcome && REFUSAL_OUTCOME_LABEL[row.outcome],
  }
}
