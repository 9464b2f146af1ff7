import * as hazards from '../hazards'
import { IdParams } from '../primitives'
import type { RouteSpec } from '../route'
import { DISPATCHERS, HANDLERS, SUPERVISING, WITH_COMPANY } from './callers'

export const hazardRoutes = {
  'GET /api/v1/hazards': {
    summary: '隐患',
    roles: [...WITH_COMPANY, ...SUPERVISING],
    query: hazards.HazardQuery,
    response: hazards.HazardPage,
  },
  'GET /api/v1/hazards/:id': {
    summary: '隐患详情',
    roles: [...WITH_COMPANY, ...SUPERVISING, 'household'],
    params: IdParams,
    response: hazards.HazardDetail,
  },
  'POST /api/v1/hazards/:id/dispatch': {
    summary: '派单整改',
    roles: DISPATCHERS,
    params: IdParams,
    body: hazards.DispatchBody,
    response: hazards.HazardDetail,
    errors: ['HAZARD_STATE', 'HAZARD_CHANGED', 'ID_REUSED', 'ASSIGNEE_MISSING', 'ASSIGNEE_UNKNOWN'],
  },
  'POST /api/v1/hazards/:id/rectify': {
    summary: '报整改（整改后照片）',
    roles: ['inspector', 'microgrid', ...HANDLERS, 'company'],
    params: IdParams,
    body: hazards.RectifyBody,
    response: hazards.HazardDetail,
    errors: ['HAZARD_STATE', 'HAZARD_CHANGED', 'ID_REUSED', 'FILE_UNKNOWN', 'HAZARD_READING_NOT_ZERO'],
  },
  'POST /api/v1/hazards/:id/recheck': {
    summary: '复查（须为整改人以外的人；部门复查企业自身隐患）',
    roles: ['inspector', ...HANDLERS, ...SUPERVISING],
    params: IdParams,
    body: hazards.RecheckBody,
    response: hazards.HazardDetail,
    errors: [
      'HAZARD_STATE',
      'HAZARD_CHANGED',
      'ID_REUSED',
      'HAZARD_SAME_PERSON',
      'HAZARD_REASON_MISSING',
      'HAZARD_READING_NOT_ZERO',
      'FILE_UNKNOWN',
    ],
  },
  'POST /api/v1/hazards/:id/return': {
    summary: '退回并说明原因',
    roles: HANDLERS,
    params: IdParams,
    body: hazards.ReturnBody,
    response: hazards.HazardDetail,
    errors: ['HAZARD_STATE', 'HAZARD_CHANGED', 'ID_REUSED'],
  },
} as const satisfies Record<string, RouteSpec>
