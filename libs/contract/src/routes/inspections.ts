import * as inspections from '../inspections'
import * as premises from '../premises'
import { IdParams } from '../primitives'
import type { RouteSpec } from '../route'
import { STAFF } from './callers'

export const inspectionRoutes = {
  'GET /api/v1/today': { summary: '今日：离线数据包', roles: ['inspector'], response: premises.TodayView },
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
    response: inspections.InspectionDetail,
  },
} as const satisfies Record<string, RouteSpec>
