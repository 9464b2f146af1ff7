import {
  ALIAS_KIND_LABEL,
  ALIAS_REASON_LABEL,
  type CylinderAliasEndedBody,
  type CylinderAliasSetBody,
  type CylinderRefusalAnsweredBody,
  type CylinderRefusedBody,
  type FactKind,
  HOST_TAKE_LABEL,
  type LabelsReservedBody,
  REFUSAL_OUTCOME_LABEL,
  REFUSAL_REASON_LABEL,
  type ScanRuleRemovedBody,
  type ScanRuleSetBody,
} from '@app/domain'
import * as say from './words'

type Words = (body: never) => { title?: string; detail?: string[] }
const words =
  <B>(speak: (body: Partial<B>) => { title?: string; detail?: string[] }): Words =>
  (body) =>
    speak(body)

/** Which codes a cylinder carries, and how codes are read, in words. */
export const IDENTITY_WORDS: Partial<Record<FactKind, Words>> = {
  'cylinder.alias_set': words<CylinderAliasSetBody>((b) => ({
    title: `${b.replaces ? '更换' : '登记'}${b.kind ? ALIAS_KIND_LABEL[b.kind] : '编号'}`,
    detail: say.lines(
      b.value && (b.replaces ? `${b.replaces} → ${b.value}` : b.value),
      b.reason && ALIAS_REASON_LABEL[b.reason],
      b.photoIds?.length ? '已拍钢印照片' : null,
    ),
  })),
  'cylinder.alias_ended': words<CylinderAliasEndedBody>((b) => ({
    title: `停用${b.kind ? ALIAS_KIND_LABEL[b.kind] : '编号'}`,
    detail: say.lines(b.value, b.reason && ALIAS_REASON_LABEL[b.reason]),
  })),
  'scan.rule_set': words<ScanRuleSetBody>((b) => ({
    detail: say.lines(b.host, b.take && `${HOST_TAKE_LABEL[b.take]}${b.param ? `（${b.param}）` : ''}`),
  })),
  'scan.rule_removed': words<ScanRuleRemovedBody>((b) => ({ detail: say.lines(b.host) })),
  'cylinder.refused': words<CylinderRefusedBody>((b) => ({
    detail: say.lines(b.code && `瓶号 ${b.code}`, b.reason && REFUSAL_REASON_LABEL[b.reason]),
  })),
  'cylinder.refusal_answered': words<CylinderRefusalAnsweredBody>((b) => ({
    detail: say.lines(b.outcome && REFUSAL_OUTCOME_LABEL[b.outcome]),
  })),
  'labels.reserved': words<LabelsReservedBody>((b) => ({
    detail: say.lines(b.first && b.last && `${b.first} 至 ${b.last}`, b.count ? `${b.count} 个` : null),
  })),
}
