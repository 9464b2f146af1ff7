import { failuresOf } from '../../inspection/assess'
import type { Answer, Finding } from '../../inspection/inspection'
import type { Instant } from '../../time/calendar'
import type { CompanyRole } from '../company'
import { supervisionByVersion } from './checklist'

/** 监督检查: how a visit to a company ends. */
export const SUPERVISION_OUTCOMES = ['completed', 'refused', 'closed'] as const
export type SupervisionOutcome = (typeof SUPERVISION_OUTCOMES)[number]
export const SUPERVISION_OUTCOME_LABEL: Record<SupervisionOutcome, string> = {
  completed: '完成检查',
  refused: '拒绝检查',
  closed: '未营业',
}

export const COMPANY_SIGNERS = ['head', 'safety', 'staff'] as const
export type CompanySigner = (typeof COMPANY_SIGNERS)[number]
export const COMPANY_SIGNER_LABEL: Record<CompanySigner, string> = {
  head: '主要负责人',
  safety: '安全管理人员',
  staff: '现场人员',
}

/** Texts stand as commitments. */
export interface SupervisionSigning {
  mode: 'signed' | 'refused'
  signer: CompanySigner
  /** Who signed, or who would not. */
  person: string
  /** Needed when they would not sign: who saw it. */
  witness: string | null
}

/** What is signed at a company. Its RFC 8785 form is hashed in the console and by the server; ids, codes and commitments only. */
export interface SupervisionContent {
  id: string
  companyId: string
  inspectorId: string
  checklistVersion: string
  /** As what the company was looked at. */
  roles: CompanyRole[]
  outcome: SupervisionOutcome
  startedAt: Instant
  finishedAt: Instant
  answers: Answer[]
  findings: Finding[]
  photoIds: string[]
  note: string | null
  signing: SupervisionSigning | null
}

/** What follows from the answers, worked out before anybody signs and again by the server. */
export function assessSupervision(
  content: Pick<SupervisionContent, 'checklistVersion' | 'answers' | 'finishedAt'>,
): Finding[] {
  const checklist = supervisionByVersion(content.checklistVersion)
  // The list grades every kind of place alike.
  return checklist ? failuresOf(checklist, { ...content, premisesType: 'other' }) : []
}
