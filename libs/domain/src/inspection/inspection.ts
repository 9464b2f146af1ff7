import type { Grade, ThingKind } from '../checklist/checklist'
import type { BottlePresence, BottleUse } from '../cylinder/cylinder'
import type { Equipment } from '../equipment/equipment'
import type { PremisesType } from '../premises/premises'
import type { CalendarDate, Instant } from '../time/calendar'

/** 年度 · 复查 · 随瓶 · 联合 · 专项 · 首次 */
export type VisitKind = 'annual' | 'recheck' | 'delivery' | 'joint' | 'special' | 'first'
export const VISIT_KIND_LABEL: Record<VisitKind, string> = {
  annual: '年度',
  recheck: '复查',
  delivery: '随瓶',
  joint: '联合',
  special: '专项',
  first: '首次',
}

export type VisitOutcome =
  | 'completed'
  | 'not_home'
  | 'refused'
  | 'rescheduled'
  | 'closed'
  | 'moved_out'
  | 'not_found'
  | 'evacuated'
export const VISIT_OUTCOME_LABEL: Record<VisitOutcome, string> = {
  completed: '完成',
  not_home: '到访不遇',
  refused: '拒绝安检',
  rescheduled: '改约',
  closed: '停业',
  moved_out: '搬离',
  not_found: '查无',
  evacuated: '险情撤离',
}

export type AnswerResult = 'pass' | 'fail' | 'na' | 'unable'
export const ANSWER_LABEL: Record<AnswerResult, string> = {
  pass: '合格',
  fail: '不合格',
  na: '不适用',
  unable: '无法检查',
}

export interface ThingRef {
  kind: ThingKind
  id: string
}

/** One bottle of the 核瓶. */
export interface BottleCount {
  cylinderId: string
  presence: BottlePresence
  /** Only when present. */
  use: BottleUse | null
  /** Nominal charge in grams, from the model; decides P08. */
  chargeGrams: number
  /** The code that was scanned; a bottle that is not on the register keeps it for 建档. */
  scannedCode: string | null
  /** False when the register does not know it (未登记). */
  registered: boolean
  /** Photo of the stamp, required when not registered. */
  stampPhotoId: string | null
}

export interface Answer {
  item: string
  thing: ThingRef
  result: AnswerResult
  /** Fail reason code, or unable reason code. */
  reason: string | null
  photoIds: string[]
  /** 当场整改 (立行立改): photo before and after. */
  fixed: { beforePhotoId: string; afterPhotoId: string } | null
}

/** What follows from a fail: worked out on the phone before signing, recomputed by the server, covered by both signatures. */
export interface Finding {
  item: string
  thing: ThingRef
  reason: string
  grade: Grade
  measure: string
  /** null for 建议 and for what was put right on the spot. For structural hazards: the date by which use has stopped. */
  deadlineOn: CalendarDate | null
  fixedOnSite: boolean
  structural: boolean
}

export type SignerKind = 'self' | 'family' | 'tenant' | 'landlord' | 'staff'
export const SIGNER_KIND_LABEL: Record<SignerKind, string> = {
  self: '本人',
  family: '家属',
  tenant: '租客',
  landlord: '房东',
  staff: '店员',
}

/** 签字 · 拒签 · 无法签字 */
export type SigningMode = 'signed' | 'refused' | 'unable'
export const SIGNING_MODE_LABEL: Record<SigningMode, string> = { signed: '已签字', refused: '拒签', unable: '无法签字' }

export interface Signing {
  kind: SignerKind
  mode: SigningMode
  /** Reason code when not signed. */
  reason: string | null
  /** Commitment to the witness's name when not signed. */
  witness: string | null
}

export interface LeakReport {
  valveClosed: boolean
  ventilated: boolean
  everyoneOut: boolean
  calledAt: Instant | null
}

/**
 * What is signed. Its RFC 8785 form is hashed with SHA-256 on the phone and by the server.
 * It holds ids, codes, answers and file ids; free text only as commitments (see `commit`).
 */
export interface InspectionContent {
  id: string
  premisesId: string
  premisesType: PremisesType
  inspectorId: string
  kind: VisitKind
  outcome: VisitOutcome
  checklistVersion: string
  startedAt: Instant
  finishedAt: Instant
  bottles: BottleCount[]
  /** Equipment as found, with the dates that decide F04, H02, Z03, B04. */
  equipment: Equipment[]
  /** 气瓶间 present and in order; lifts the 100 kg limit. */
  hasCylinderRoom: boolean
  answers: Answer[]
  findings: Finding[]
  /** Earlier open hazards, asked first. */
  previous: { hazardId: string; putRight: boolean }[]
  /** Photos of the place, the door, the slip. */
  photoIds: string[]
  /** Code of why not at home / refused / closed …, null when completed. */
  outcomeReason: string | null
  /** New appointment, review date of a closed shop. */
  nextVisitOn: CalendarDate | null
  leak: LeakReport | null
  /** Commitment to a free note. */
  note: string | null
  signing: Signing | null
}
