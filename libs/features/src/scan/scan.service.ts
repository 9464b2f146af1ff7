import {
  ALERT_RULE_INFO,
  ALIAS_KIND_LABEL,
  type AlertRule,
  type CalendarDate,
  cylinderColour,
  cylinderValidity,
  DomainError,
  dateInShanghai,
  dateWords,
  deliveryVerdict,
  type Grade,
  hazardTitle,
  type Instant,
  isWithin,
  MISREAD,
  modelLabel,
  ownerLabel,
  readLabel,
  shortStep,
  UNKNOWN_DELIVERED,
  VISIT_OUTCOME_LABEL,
} from '@app/domain'
import { latestSteps, type ScannedCylinder, ScanRepository } from '@app/persistence'
import { type Clock, type Config, RateLimiter } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import type { Caller } from '../core/caller'
import { CLOCK, CONFIG } from '../core/tokens'
import { ScanRulesService } from '../scan-rules/scan-rules.service'

type Sight = 'full' | 'other_area' | 'public'

/** One cylinder by whatever the camera gave. What the answer holds depends on who asks. */
@Injectable()
export class ScanService {
  private readonly visitors: RateLimiter

  constructor(
    private readonly scans: ScanRepository,
    private readonly rules: ScanRulesService,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
  ) {
    this.visitors = new RateLimiter({ limit: config.rateScanPerMinute, windowMs: 60_000 })
  }

  /** Throws SCAN_CODE_INVALID with words for what was scanned, RATE_LIMITED for visitors who are not logged in. */
  async scan(raw: string, caller: Caller | undefined, source: string) {
    if (!caller && !this.visitors.take(source).allowed)
      throw new DomainError('RATE_LIMITED', '查询过于频繁，请稍后再试')
    const parsed = await this.rules.scan(raw)
    if (!parsed.ok) throw new DomainError('SCAN_CODE_INVALID', parsed.message)
    const { code, unknownHost = null } = parsed
    const found = await this.scans.byCode(code)
    return { ...(found ? await this.card(found, code, caller) : await this.unknown(code)), unknownHost }
  }

  /** A slip of camera or finger is no cylinder of nobody; neither is a label that fell off. */
  private async unknown(code: string) {
    if (readLabel(code)?.ok === false) throw new DomainError('SCAN_CODE_INVALID', MISREAD)
    return unknownCode(code, await this.scans.endedAt(code))
  }

  private async card(cylinder: ScannedCylinder, code: string, caller: Caller | undefined) {
    const sight = sightOf(cylinder, caller)
    const today = dateInShanghai(this.clock.now())
    const { hazards, alerts, aliases } = await this.scans.about(cylinder.id)
    const recalled = alerts.some(({ rule }) => rule === 'CYL_RECALLED')
    const state = cylinderColour({
      dates: cylinder,
      status: cylinder.status,
      presence: cylinder.presence,
      hazards,
      recalled,
      today,
    })
    const card = {
      found: true,
      code,
      message: null,
      cylinder: { ...publicFacts(cylinder), state },
      filling: fillingOf(cylinder),
      delivery: verdictOf({ ...cylinder, recalled }, hazards, today),
      whereabouts: whereabouts(cylinder, sight),
    }
    if (sight === 'public') return { ...card, lastVisit: null, recent: [] }
    const shown = {
      ...card.cylinder,
      ...registerFacts(cylinder),
      aliases: aliases.map((a) => ({ ...a, label: ALIAS_KIND_LABEL[a.kind] })),
      openHazards: hazards.map((h) => ({ id: h.id, title: hazardTitle(h.item, h.reason), grade: h.grade })),
      openAlerts: alerts.map((a) => ({
        id: a.id,
        title: ALERT_RULE_INFO[a.rule as AlertRule].title,
        grade: a.grade as Grade,
      })),
    }
    if (sight === 'other_area') return { ...card, cylinder: shown, lastVisit: null, recent: [] }
    const own = {
      ...shown,
      premisesId: cylinder.premisesId,
      premisesLabel: cylinder.premisesLabel,
      areaCode: cylinder.premisesArea,
    }
    return {
      ...card,
      cylinder: own,
      lastVisit: lastVisit(cylinder),
      recent: latestSteps(cylinder).map((step) => ({ title: shortStep(step), at: step.at })),
    }
  }
}

/** A stranger learns that it is registered in another street, never the address. */
function sightOf(cylinder: ScannedCylinder, caller: Caller | undefined): Sight {
  switch (caller?.scope.kind) {
    case 'area': {
      const area = cylinder.premisesArea ?? cylinder.areaCode
      return area === null || caller.scope.areas.some((a) => isWithin(area, a)) ? 'full' : 'other_area'
    }
    case 'company':
      return cylinder.ownerCompanyId === caller.scope.companyId ? 'other_area' : 'public'
    case 'household':
      return cylinder.premisesId && caller.scope.premisesIds.includes(cylinder.premisesId) ? 'full' : 'public'
    default:
      return 'public'
  }
}

/** What anyone may read off the bottle or ask its filler. */
function publicFacts(c: ScannedCylinder) {
  const { testValidUntil, testDerived, lifeUntil, scrapOn } = cylinderValidity(c)
  return {
    id: c.id,
    code: c.code,
    model: c.model,
    modelLabel: modelLabel(c.model),
    status: c.status,
    ownerName: ownerLabel(c.ownerName),
    ownerPhone: c.ownerPhone,
    madeOn: c.madeOn,
    lastTestOn: c.lastTestOn,
    nextTestOn: testValidUntil,
    testDerived,
    lifeUntil,
    scrapOn,
  }
}

function fillingOf({ filledAt, fillerName, netGrams }: ScannedCylinder) {
  if (!filledAt || !fillerName) return null
  return { companyName: fillerName, at: filledAt, netKg: netGrams === null ? null : Number(netGrams) / 1000 }
}

function verdictOf(
  c: ScannedCylinder & { recalled: boolean },
  hazards: readonly { grade: Grade }[],
  today: CalendarDate,
) {
  const { filledAt, fillerId, fillerName } = c
  const filled = filledAt && fillerId && fillerName
  return deliveryVerdict(
    {
      ...c,
      dangerous: hazards.some(({ grade }) => grade === 'A'),
      filling: filled ? { at: filledAt, companyId: fillerId, companyName: fillerName } : null,
    },
    today,
  )
}

const registerFacts = (c: ScannedCylinder) => ({
  stampNo: c.stampNo,
  presence: c.presence,
  use: c.bottleUse,
  ownerCompanyId: c.ownerCompanyId,
  lastSeenAt: c.lastSeenAt,
})

function whereabouts(
  c: ScannedCylinder,
  sight: Sight,
): { kind: 'here' | 'elsewhere' | 'other_area' | 'unknown' | 'hidden'; label: string } {
  if (sight === 'public') return { kind: 'hidden', label: '登录后可查看' }
  if (!c.premisesId) return { kind: 'unknown', label: '目前没有登记位置' }
  if (sight === 'other_area') return { kind: 'other_area', label: '登记在其他街道' }
  const missing = c.presence === 'missing' ? '（去向不明）' : ''
  return { kind: 'elsewhere', label: `${c.premisesLabel ?? ''}${missing}` }
}

function lastVisit(c: ScannedCylinder) {
  if (!c.lastVisitId || !c.lastVisitAt || !c.lastOutcome) return null
  return { id: c.lastVisitId, on: dateInShanghai(c.lastVisitAt), outcome: VISIT_OUTCOME_LABEL[c.lastOutcome] }
}

function unknownCode(code: string, endedAt: Instant | null) {
  return {
    found: false,
    code,
    message: endedAt
      ? `这个编号已于${dateWords(dateInShanghai(endedAt))}停用（标签换过或贴错）。请扫瓶身上的新标签；没有新标签的，拍下瓶身钢印报街道核对`
      : '没有登记的气瓶：请拍下瓶身钢印，登记是谁的、在哪里，由街道建档或移交',
    cylinder: null,
    whereabouts: { kind: 'unknown' as const, label: '未登记' },
    filling: null,
    delivery: UNKNOWN_DELIVERED,
    lastVisit: null,
    recent: [],
  }
}
