import * as cylinders from '../cylinders'
import { IdParams } from '../primitives'
import type { RouteSpec } from '../route'
import { WITH_COMPANY } from './callers'

export const cylinderRoutes = {
  'GET /api/v1/scan': {
    summary: '扫码查瓶；未登录只给公众可知的内容',
    roles: 'public',
    query: cylinders.ScanQuery,
    response: cylinders.ScanCard,
    errors: ['SCAN_CODE_INVALID', 'RATE_LIMITED'],
  },
  'GET /api/v1/cylinders': {
    summary: '气瓶',
    roles: WITH_COMPANY,
    query: cylinders.CylinderQuery,
    response: cylinders.CylinderPage,
  },
  'GET /api/v1/cylinders/:id': {
    summary: '气瓶详情',
    roles: WITH_COMPANY,
    params: IdParams,
    response: cylinders.CylinderDetail,
  },
  'GET /api/v1/cylinders/:id/timeline': {
    summary: '气瓶经过',
    roles: WITH_COMPANY,
    params: IdParams,
    query: cylinders.TimelineQuery,
    response: cylinders.TimelinePage,
  },
  'GET /api/v1/cylinders/:id/whereabouts': {
    summary: '气瓶在哪里：某时在哪里（at），截至某时已知的情况（knownAt）',
    roles: WITH_COMPANY,
    params: IdParams,
    query: cylinders.WhereaboutsQuery,
    response: cylinders.Whereabouts,
  },
  'POST /api/v1/cylinders/unregistered': {
    summary: '上报未登记瓶',
    roles: ['inspector', 'community', 'street', 'office'],
    status: 201,
    body: cylinders.UnregisteredBody,
    response: cylinders.CylinderRow,
    errors: ['ID_REUSED', 'FILE_UNKNOWN'],
  },
  'POST /api/v1/cylinders/:id/merge': {
    summary: '把未登记的卡并入在册的卡（同一只瓶，不能撤销）',
    roles: ['street', 'office'],
    params: IdParams,
    body: cylinders.MergeCylinderBody,
    response: cylinders.CylinderDetail,
    errors: ['MERGE_CONFLICT', 'ID_REUSED'],
  },
} as const satisfies Record<string, RouteSpec>
