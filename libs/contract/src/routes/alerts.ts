import * as alerts from '../alerts'
import { IdParams } from '../primitives'
import type { RouteSpec } from '../route'
import { DISPATCHERS, HANDLERS, OFFICE, WITH_COMPANY } from './callers'

export const alertRoutes = {
  'GET /api/v1/alerts': {
    summary: '告警中心',
    roles: WITH_COMPANY,
    query: alerts.AlertQuery,
    response: alerts.AlertPage,
  },
  'GET /api/v1/alert-groups': { summary: '按企业合并的告警', roles: OFFICE, response: alerts.AlertGroups },
  'GET /api/v1/alerts/:id': {
    summary: '告警详情',
    roles: WITH_COMPANY,
    params: IdParams,
    response: alerts.AlertDetail,
  },
  'POST /api/v1/alerts/:id/acknowledge': {
    summary: '接收告警',
    roles: [...DISPATCHERS, 'company'],
    params: IdParams,
    body: alerts.AcknowledgeBody,
    response: alerts.AlertDetail,
    errors: ['ALERT_STATE', 'ID_REUSED'],
  },
  'POST /api/v1/alerts/:id/dispatch': {
    summary: '派单',
    roles: DISPATCHERS,
    params: IdParams,
    body: alerts.AlertDispatchBody,
    response: alerts.AlertDetail,
    errors: ['ALERT_STATE', 'ASSIGNEE_UNKNOWN', 'ALERT_NO_COMPANY', 'ID_REUSED'],
  },
  'POST /api/v1/alerts/:id/dispute': {
    summary: '报误报（须另一人确认）',
    roles: [...HANDLERS, 'company'],
    params: IdParams,
    body: alerts.DisputeBody,
    response: alerts.AlertDetail,
    errors: ['ALERT_STATE', 'ID_REUSED'],
  },
  'POST /api/v1/alerts/:id/confirm-dispute': {
    summary: '确认或驳回误报',
    roles: HANDLERS,
    params: IdParams,
    body: alerts.ConfirmDisputeBody,
    response: alerts.AlertDetail,
    errors: ['ALERT_STATE', 'ALERT_SAME_PERSON', 'ID_REUSED'],
  },
  'GET /api/v1/alerts/:id/clash': {
    summary: '溯源异常：互相矛盾的两条记录',
    roles: OFFICE,
    params: IdParams,
    response: alerts.AlertClash,
  },
  'POST /api/v1/alerts/:id/confirm-twin': {
    summary: '确认套码，两只瓶都要收回',
    roles: ['street', 'office'],
    params: IdParams,
    body: alerts.ConfirmTwinBody,
    response: alerts.AlertClash,
    errors: ['ALERT_STATE', 'ALERT_NO_CLASH', 'ID_REUSED'],
  },
  'POST /api/v1/alerts/:id/misread': {
    summary: '误读：其中一条记录说的不是这只瓶',
    roles: ['street', 'office'],
    params: IdParams,
    body: alerts.MisreadBody,
    response: alerts.AlertClash,
    errors: ['ALERT_STATE', 'ALERT_NO_CLASH', 'MISREAD_NOT_POSSIBLE', 'ID_REUSED'],
  },
} as const satisfies Record<string, RouteSpec>
