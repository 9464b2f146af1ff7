import * as events from '../events'
import type { RouteSpec } from '../route'

export const eventRoutes = {
  'POST /api/v1/events': {
    summary: '企业上报一个气瓶事件（同一事件编号重复上报只算一次）',
    roles: 'signed',
    body: events.EventBody,
    response: events.EventResult,
    errors: [
      'EVENT_TIME',
      'EVENT_CONTENT',
      'EVENT_ID_REUSED',
      'EVENT_CODE_UNKNOWN',
      'EVENT_CODE_TAKEN',
      'EVENT_SITE_UNKNOWN',
      'EVENT_PREMISES_UNKNOWN',
      'EVENT_CHECK_DIFFERS',
    ],
  },
  'POST /api/v1/events/batch': {
    summary: '企业成批上报气瓶事件，最多 1000 个，逐个给出结果',
    roles: 'signed',
    body: events.EventBatchBody,
    response: events.EventBatchResult,
  },
  'POST /api/v1/events/corrections': {
    summary: '企业更正自己上报的事件：作废，或用正确的内容代替（原记录保留）',
    roles: 'signed',
    body: events.CorrectionBody,
    response: events.EventResult,
    errors: [
      'EVENT_UNKNOWN',
      'EVENT_TIME',
      'EVENT_CONTENT',
      'EVENT_ID_REUSED',
      'EVENT_SITE_UNKNOWN',
      'EVENT_PREMISES_UNKNOWN',
    ],
  },
  'POST /api/v1/events/fill-permission': {
    summary: '充装前询问：这只瓶能不能充',
    roles: 'signed',
    body: events.FillPermissionBody,
    response: events.FillPermission,
  },
} as const satisfies Record<string, RouteSpec>
