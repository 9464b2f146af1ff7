import {
  CATEGORY_LABEL,
  type CorrectionDecidedBody,
  correctionWords,
  currentChecklist,
  dateWords,
  type HazardWithdrawnBody,
  type InspectionCorrectedBody,
  type InspectionPartSignedBody,
  type InspectionSubmittedBody,
  type PaperDecidedBody,
  type PaperEnteredBody,
} from '@app/domain'
import * as say from './words'

interface Told {
  title?: string
  detail?: string[]
}

/** Visits on paper, visits of several, and corrections, as a person reads them in a life story. */
export const VISIT_WORDS = {
  'inspection.recorded': (b: Partial<InspectionSubmittedBody>): Told => ({
    title: `补录：${say.visitTitle(b.kind, b.outcome)}`,
    detail: say.findings(b.outcome, b.findings ?? []),
  }),
  'inspection.part_signed': ({ joint, outcome, findings }: Partial<InspectionPartSignedBody>): Told => ({
    title: `联合检查：${joint?.lead ? '主责签字' : '签字'}`,
    detail: say.lines(
      joint?.categories?.length ? `查了${joint.categories.map((one) => CATEGORY_LABEL[one]).join('、')}` : null,
      ...say.findings(outcome, findings ?? []),
    ),
  }),
  'inspection.corrected': (b: Partial<InspectionCorrectedBody>): Told => ({
    title: b.status === 'waiting' ? '提出更正，待另一人确认' : '更正检查记录',
    detail: say.lines(b.change && correctionWords(b.change, currentChecklist()), say.noted(b.reason)),
  }),
  'inspection.correction_decided': (b: Partial<CorrectionDecidedBody>): Told => ({
    title: b.agree ? '同意更正' : '未同意更正，记录不变',
    detail: say.lines(say.noted(b.reason)),
  }),
  'paper.entered': (b: Partial<PaperEnteredBody>): Told => ({
    detail: say.lines(
      b.visitedOn && `到访 ${dateWords(b.visitedOn)}`,
      b.sheetNo && `纸质单号 ${b.sheetNo}`,
      say.photos(b.photoIds),
    ),
  }),
  'paper.returned': (b: Partial<PaperDecidedBody>): Told => ({ detail: say.lines(say.noted(b.reason)) }),
  'hazard.withdrawn': (_: Partial<HazardWithdrawnBody>): Told => ({ detail: ['原记录有误，两人确认后办结'] }),
}
