import * as corrections from '../corrections'
import * as details from '../inspection-detail'
import * as inspections from '../inspections'
import * as joint from '../joint-visits'
import * as paper from '../paper-visits'
import * as premises from '../premises'
import { IdParams } from '../primitives'
import * as privacy from '../privacy'
import type { RouteSpec } from '../route'
import { HANDLERS, STAFF } from './callers'

export const inspectionRoutes = {
  'GET /api/v1/today': {
    summary: '今日：离线数据包（网格员，或微网格长所管的那一片）',
    roles: ['inspector', 'microgrid'],
    response: premises.TodayView,
  },
  'GET /api/v1/checklists/current': {
    summary: '现行检查表',
    roles: 'anyone',
    query: inspections.ChecklistQuery,
    response: inspections.ChecklistView,
  },
  'POST /api/v1/inspections': {
    summary: '提交入户检查',
    roles: ['inspector'],
    status: 201,
    body: inspections.SubmitInspectionBody,
    response: inspections.SubmitInspectionView,
    errors: [
      'INSPECTION_INCOMPLETE',
      'CONTENT_HASH_MISMATCH',
      'ID_REUSED',
      'FILE_UNKNOWN',
      'PREMISES_UNKNOWN',
      'CHECKLIST_UNKNOWN',
    ],
  },
  'GET /api/v1/inspections': {
    summary: '检查记录',
    roles: STAFF,
    query: inspections.InspectionQuery,
    response: inspections.InspectionPage,
  },
  'GET /api/v1/inspections/:id': {
    summary: '检查记录详情',
    roles: [...STAFF, 'household'],
    params: IdParams,
    response: details.InspectionDetail,
  },
  'POST /api/v1/inspections/:id/corrections': {
    summary: '更正（原签字记录不变）',
    roles: ['inspector', 'street', 'office'],
    params: IdParams,
    body: corrections.CorrectBody,
    response: details.InspectionDetail,
    errors: ['CORRECTION_REFUSED', 'CORRECTION_NOT_YOURS', 'ID_REUSED'],
  },
  'POST /api/v1/inspections/:id/corrections/decide': {
    summary: '确认误录（须为提出更正以外的人）',
    roles: HANDLERS,
    params: IdParams,
    body: corrections.AgreeCorrectionBody,
    response: details.InspectionDetail,
    errors: ['CORRECTION_STATE', 'CORRECTION_SAME_PERSON', 'CORRECTION_REASON_MISSING', 'ID_REUSED'],
  },
  'POST /api/v1/inspections/:id/reveals': {
    summary: '查看检查记录里被遮蔽的备注、见证人；审计查看照片和签字（须选事由，先留痕）',
    roles: STAFF,
    params: IdParams,
    body: privacy.RecordRevealBody,
    response: privacy.RecordRevealView,
    errors: ['REVEAL_EMPTY', 'ID_REUSED'],
  },
  'POST /api/v1/joint-parts': {
    summary: '提交联合检查的一部分',
    roles: ['inspector'],
    status: 201,
    body: joint.SubmitPartBody,
    response: joint.SubmitPartView,
    errors: [
      'INSPECTION_INCOMPLETE',
      'CONTENT_HASH_MISMATCH',
      'ID_REUSED',
      'FILE_UNKNOWN',
      'PREMISES_UNKNOWN',
      'CHECKLIST_UNKNOWN',
      'JOINT_LEAD_AWAITED',
    ],
  },
  'GET /api/v1/paper-visits': {
    summary: '补录（纸质检查单）',
    roles: STAFF,
    query: paper.PaperVisitQuery,
    response: paper.PaperVisitPage,
  },
  'GET /api/v1/paper-visits/:id': {
    summary: '补录详情',
    roles: STAFF,
    params: IdParams,
    response: paper.PaperVisitDetail,
  },
  'POST /api/v1/paper-visits': {
    summary: '录入纸质检查单，交街道审核',
    roles: ['inspector', ...HANDLERS],
    status: 201,
    body: paper.EnterPaperBody,
    response: paper.PaperVisitDetail,
    errors: ['PAPER_INCOMPLETE', 'PREMISES_UNKNOWN', 'INSPECTOR_UNKNOWN', 'FILE_UNKNOWN', 'ID_REUSED'],
  },
  'POST /api/v1/paper-visits/:id/resend': {
    summary: '改正退回的补录，再次送审',
    roles: ['inspector', ...HANDLERS],
    params: IdParams,
    body: paper.ResendPaperBody,
    response: paper.PaperVisitDetail,
    errors: ['PAPER_STATE', 'PAPER_NOT_YOURS', 'PAPER_INCOMPLETE', 'INSPECTOR_UNKNOWN', 'FILE_UNKNOWN', 'ID_REUSED'],
  },
  'POST /api/v1/paper-visits/:id/decide': {
    summary: '审核补录：通过，或退回并说明原因',
    roles: ['street', 'office'],
    params: IdParams,
    body: paper.DecidePaperBody,
    response: paper.PaperVisitDetail,
    errors: ['PAPER_STATE', 'PAPER_SAME_PERSON', 'PAPER_REASON_MISSING', 'ID_REUSED'],
  },
} as const satisfies Record<string, RouteSpec>
