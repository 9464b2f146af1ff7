import {
  type AlertAcknowledgedBody,
  type AlertClosedBody,
  type AlertDispatchedBody,
  type AlertDisputedBody,
  type AlertRaisedBody,
  type AreaClosedBody,
  type AreaOpenedBody,
  COMPANY_ROLE_LABEL,
  type CompanyKeyCreatedBody,
  type CompanyKeyWithdrawnBody,
  type CompanyLicenceWithdrawnBody,
  type CompanyLicensedBody,
  type CompanyRecordedBody,
  type CompanySiteRecordedBody,
  type CompanyVisitedBody,
  type CylinderClearedBody,
  type CylinderCountedBody,
  type CylinderDiscoveredBody,
  type CylinderRegisteredBody,
  type CylinderSwappedBody,
  dateWords,
  FACT_LABEL,
  type FactKind,
  type GridAssignedBody,
  type GridEndedBody,
  type GridHandedOverBody,
  type HazardConfirmedBody,
  type HazardDispatchedBody,
  type HazardFoundBody,
  type HazardRecheckedBody,
  type HazardRectifiedBody,
  type InspectionSubmittedBody,
  LICENCE_KIND_INFO,
  type ListExportedBody,
  type NoticeReadBody,
  type PartyErasedBody,
  type PartyErasureAskedBody,
  type PartyMovedInBody,
  type PartyMovedOutBody,
  type PartyRevealedBody,
  type PremisesMovedBody,
  type PremisesStatusChangedBody,
  type PremisesTypeChangedBody,
  type RecordsExpiredBody,
  type ReferralBody,
  ROLE_LABEL,
  SITE_KIND_LABEL,
  SUPERVISION_OUTCOME_LABEL,
  SUPPLY_STOP_ANSWER_LABEL,
  SUPPLY_STOP_REASON_LABEL,
  type SupplyBeganBody,
  type SupplyEndedBody,
  type SupplyStopAnsweredBody,
  type SupplyStopLiftedBody,
  type SupplyStopRequestedBody,
} from '@app/domain'
import { CYLINDER_LIFE_WORDS } from './cylinder-life-words'
import { IDENTITY_WORDS } from './identity-words'
import * as place from './place-words'
import { PUBLIC_WORDS } from './public-words'
import { RECALL_WORDS } from './recall-words'
import { VISIT_WORDS } from './visit-words'
import type { FactWords } from './words'
import * as say from './words'

type Words = (body: never) => Partial<FactWords>
/** Bodies of older releases may lack what newer ones write. */
const words =
  <B>(speak: (body: Partial<B>) => Partial<FactWords>): Words =>
  (body) =>
    speak(body)

const WORDS: Partial<Record<FactKind, Words>> = {
  ...VISIT_WORDS,
  ...CYLINDER_LIFE_WORDS,
  ...PUBLIC_WORDS,
  ...IDENTITY_WORDS,
  ...RECALL_WORDS,
  'inspection.submitted': words<InspectionSubmittedBody>((b) => ({
    title: say.visitTitle(b.kind, b.outcome),
    detail: say.findings(b.outcome, b.findings ?? []),
  })),
  'hazard.found': words<HazardFoundBody>((b) => ({
    title: `发现隐患：${say.hazard(b.item, b.reason)}`,
    detail: say.lines(
      say.grade(b.grade),
      say.measure(b.measure),
      b.fixedOnSite ? '已当场改好' : say.until(b.deadlineOn),
    ),
  })),
  'hazard.confirmed': words<HazardConfirmedBody>((b) => ({
    detail: say.lines(say.grade(b.grade), say.measure(b.measure), say.until(b.deadlineOn)),
  })),
  'hazard.dispatched': words<HazardDispatchedBody>((b) => ({
    detail: say.lines(b.companyId ? '派给燃气企业' : b.accountId ? '派给人员' : null, say.noted(b.note)),
  })),
  'hazard.rectified': words<HazardRectifiedBody>((b) => ({
    detail: say.lines(say.photos(b.photoIds), say.reading(b.readingLelTenths), say.noted(b.note)),
  })),
  'hazard.rechecked': words<HazardRecheckedBody>((b) => ({
    title: b.pass ? '复查合格，办结' : '复查不合格，退回整改',
    detail: say.lines(say.photos(b.photoIds), say.reading(b.readingLelTenths), say.noted(b.reason)),
  })),
  'alert.raised': words<AlertRaisedBody>((b) => ({
    title: say.alertTitle(b.rule),
    detail: say.lines(say.alertWhy(b.rule, b.params), say.grade(b.grade), say.until(b.dueOn)),
  })),
  'alert.acknowledged': words<AlertAcknowledgedBody>((b) => ({ detail: say.lines(say.noted(b.note)) })),
  'alert.dispatched': words<AlertDispatchedBody>((b) => ({
    detail: say.lines(b.to ? `派给${say.actor(b.to)}` : null, say.noted(b.note)),
  })),
  'alert.disputed': words<AlertDisputedBody>((b) => ({
    title: b.stage === 'rejected' ? '误报未获认可' : '报误报，待另一人确认',
  })),
  'alert.closed': words<AlertClosedBody>((b) => ({
    detail: [b.reason === 'false_alarm' ? '确认为误报' : '情况已消除'],
  })),
  'cylinder.registered': words<CylinderRegisteredBody>((b) => ({
    detail: say.lines(b.premisesId ? '登记在户' : '登记，不在户'),
  })),
  'cylinder.discovered': words<CylinderDiscoveredBody>((b) => ({
    detail: say.lines(b.scannedCode ? `编号 ${b.scannedCode}` : '没有编号', b.stampPhotoId ? '已拍钢印照片' : null),
  })),
  'cylinder.counted': words<CylinderCountedBody>((b) => ({ title: say.counted(b.presence, b.use) })),
  'premises.registered': words<{ type: never; status: never }>((b) => ({ detail: say.premises(b.type, b.status) })),
  'cylinder.cleared': words<CylinderClearedBody>((b) => ({ title: say.cleared(b.fate) })),
  'premises.status_changed': words<PremisesStatusChangedBody>((b) => ({
    title: say.statusChanged(b.from, b.to),
    detail: say.lines(
      b.on && `自 ${dateWords(b.on)}`,
      say.replaced(b.replacedBy),
      b.bottles?.length ? `清瓶 ${b.bottles.length} 只` : null,
      b.sniffOk ? '门口闻检无异味' : null,
      b.reviewOn && `复看 ${dateWords(b.reviewOn)}`,
      say.photos(b.photoIds),
    ),
  })),
  'premises.type_changed': words<PremisesTypeChangedBody>(place.typeChanged),
  'party.moved_in': words<PartyMovedInBody>((b) => ({
    title: say.movedIn(b.role),
    detail: say.lines(b.fromOn && `自 ${dateWords(b.fromOn)}`, b.movedFromId && '由另一地址迁来'),
  })),
  'party.moved_out': words<PartyMovedOutBody>((b) => ({
    title: say.movedOut(b.role),
    detail: say.lines(b.toOn && `至 ${dateWords(b.toOn)}`, b.movedToId && '迁往另一地址'),
  })),
  'equipment.added': words(place.equipmentAdded),
  'equipment.changed': words(place.equipmentChanged),
  'equipment.removed': words(place.equipmentRemoved),
  'party.renamed': words(place.partyRenamed),
  'party.corrected': words(place.partyCorrected),
  'premises.merged': words(place.premisesMerged),
  'supply.stop_requested': words<SupplyStopRequestedBody>((b) => ({
    detail: say.lines(
      b.reason && SUPPLY_STOP_REASON_LABEL[b.reason],
      b.companyIds?.length ? `通知 ${b.companyIds.length} 家供气企业` : '这里没有登记供气企业',
      say.noted(b.note),
    ),
  })),
  'supply.stop_answered': words<SupplyStopAnsweredBody>((b) => ({
    detail: say.lines(b.answer && SUPPLY_STOP_ANSWER_LABEL[b.answer], say.noted(b.note)),
  })),
  'supply.stop_lifted': words<SupplyStopLiftedBody>((b) => ({ detail: say.lines(say.noted(b.note)) })),
  'cylinder.swapped': words<CylinderSwappedBody>((b) => ({ detail: say.lines(say.photos(b.photoIds)) })),
  'company.recorded': words<CompanyRecordedBody>((b) => ({
    detail: say.lines(b.roles?.map((role) => COMPANY_ROLE_LABEL[role]).join('、')),
  })),
  'company.licensed': words<CompanyLicensedBody>((b) => ({
    title: `登记${b.kind ? LICENCE_KIND_INFO[b.kind].label : '许可证'}`,
    detail: say.lines(b.number, b.fromOn && b.toOn && `${dateWords(b.fromOn)}至${dateWords(b.toOn)}`),
  })),
  'company.licence_withdrawn': words<CompanyLicenceWithdrawnBody>((b) => ({
    detail: say.lines(b.kind && LICENCE_KIND_INFO[b.kind].label, say.noted(b.reason)),
  })),
  'company.site_recorded': words<CompanySiteRecordedBody>((b) => ({
    detail: say.lines(b.kind && SITE_KIND_LABEL[b.kind], b.code && `站点代码 ${b.code}`),
  })),
  'company.key_created': words<CompanyKeyCreatedBody>((b) => ({
    title: b.replaces ? '轮换接口密钥' : '创建接口密钥',
    detail: say.lines(b.keyId && `密钥编号 ${b.keyId}`),
  })),
  'company.key_withdrawn': words<CompanyKeyWithdrawnBody>((b) => ({
    detail: say.lines(b.keyId && `密钥编号 ${b.keyId}`),
  })),
  'company.visited': words<CompanyVisitedBody>((b) => ({
    title: `企业监督检查${b.outcome ? `：${SUPERVISION_OUTCOME_LABEL[b.outcome]}` : ''}`,
    detail: b.outcome === 'completed' ? say.findings('completed', b.findings ?? []) : [],
  })),
  'supply.began': words<SupplyBeganBody>((b) => ({ detail: say.lines(b.fromOn && `自 ${dateWords(b.fromOn)}`) })),
  'supply.ended': words<SupplyEndedBody>((b) => ({ detail: say.lines(b.toOn && `至 ${dateWords(b.toOn)}`) })),
  'party.revealed': words<PartyRevealedBody>((b) => ({
    ...(b.field === 'call' ? { title: '打电话给用户' } : {}),
    detail: say.lines(say.revealed(b.field), say.purpose(b.purpose), say.noted(b.reason)),
  })),
  'party.erasure_asked': words<PartyErasureAskedBody>((b) => ({ detail: say.lines(say.asking(b.requester)) })),
  'party.erased': words<PartyErasedBody>((b) => ({
    ...(b.erasureId === null ? { title: '个人信息保存期满，已删除' } : {}),
    detail: say.lines(b.kept?.length ? `仍保存：${say.kept(b.kept)}` : null),
  })),
  'records.expired': words<RecordsExpiredBody>((b) => ({
    detail: say.lines(say.retention(b.kind), b.removed ? `${b.removed} 条` : null),
  })),
  'account.notice_read': words<NoticeReadBody>((b) => ({ detail: say.lines(b.version && `版本 ${b.version}`) })),
  'account.created': words<{ role: never }>((b) => ({ detail: say.lines(say.role(b.role)) })),
  'area.opened': words<AreaOpenedBody>((b) => ({ detail: say.lines(b.code, b.fromOn && `自 ${dateWords(b.fromOn)}`) })),
  'area.closed': words<AreaClosedBody>((b) => ({ detail: say.lines(b.code, b.toOn && `至 ${dateWords(b.toOn)}`) })),
  'premises.moved': words<PremisesMovedBody>((b) => ({
    detail: say.lines(b.from && b.to && `由网格 ${b.from} 划入 ${b.to}`, b.on && `自 ${dateWords(b.on)}`),
  })),
  'grid.assigned': words<GridAssignedBody>((b) => ({
    title: b.kind === 'cover' ? '安排代班' : '安排网格员',
    detail: say.lines(
      b.gridCode && `网格 ${b.gridCode}`,
      b.fromOn && `自 ${dateWords(b.fromOn)}`,
      b.toOn && `至 ${dateWords(b.toOn)}`,
    ),
  })),
  'grid.ended': words<GridEndedBody>((b) => ({
    detail: say.lines(b.gridCode && `网格 ${b.gridCode}`, b.toOn && `至 ${dateWords(b.toOn)}`),
  })),
  'grid.handed_over': words<GridHandedOverBody>((b) => ({
    detail: say.lines(b.gridCode && `网格 ${b.gridCode}`, b.fromOn && `自 ${dateWords(b.fromOn)}`, say.noted(b.note)),
  })),
  'referral.handed': words<ReferralBody>((b) => ({
    title: b.department ? `移交${ROLE_LABEL[b.department]}` : '移交部门',
    detail: say.lines(say.noted(b.note)),
  })),
  'referral.answered': words<ReferralBody>((b) => ({ detail: say.lines(say.noted(b.text)) })),
  'referral.returned': words<ReferralBody>((b) => ({ detail: say.lines(say.noted(b.text)) })),
  'referral.taken_back': words<ReferralBody>((b) => ({ detail: say.lines(say.noted(b.text)) })),
  'account.approved': words<{ role: never }>((b) => ({ detail: say.lines(say.role(b.role)) })),
  'account.login_failed': words<{ accountId: string | null }>((b) => ({
    detail: say.lines(b.accountId ? null : '没有这个账号'),
  })),
  'job.retried': words<{ name: string }>((b) => ({ detail: say.lines(b.name) })),
  'list.exported': words<ListExportedBody>((b) => ({
    detail: say.lines(say.exported(b.list), b.rows === undefined ? null : `${b.rows} 条`),
  })),
  'register.imported': words<{ created: number; changed: number }>((b) => ({
    detail: [`新增 ${b.created ?? 0}，变更 ${b.changed ?? 0}`],
  })),
}

/** A fact as a person reads it in a life story. Bodies hold codes and ids only, so no name or address can slip out. */
export function factWords(kind: FactKind, body: string): FactWords {
  const speak = WORDS[kind]
  return { title: FACT_LABEL[kind], detail: [], ...(speak ? speak(JSON.parse(body) as never) : {}) }
}
