import { IdParams } from '../primitives'
import * as reports from '../reports'
import type { RouteSpec } from '../route'
import { HANDLERS } from './callers'

const SEERS = ['inspector', 'microgrid', ...HANDLERS] as const
const READERS = [...SEERS, 'auditor'] as const
const ERRORS = ['REPORT_STATE', 'ID_REUSED']

const action = <B extends RouteSpec['body']>(summary: string, body: B, more: readonly string[] = []) => ({
  summary,
  roles: HANDLERS,
  params: IdParams,
  body,
  response: reports.ReportDetail,
  errors: [...ERRORS, ...more],
})

/** 线索: what was reported, and what became of it. */
export const reportRoutes = {
  'POST /api/v1/sightings': {
    summary: '随手报：看到的地方还没有登记',
    roles: SEERS,
    status: 201,
    body: reports.SightingBody,
    response: reports.ReportRow,
    errors: ['ID_REUSED', 'FILE_UNKNOWN'],
  },
  'GET /api/v1/reports': {
    summary: '线索',
    roles: READERS,
    query: reports.ReportQuery,
    response: reports.ReportPage,
  },
  'GET /api/v1/reports/:id': {
    summary: '线索详情',
    roles: READERS,
    params: IdParams,
    response: reports.ReportDetail,
  },
  'POST /api/v1/reports/:id/accept': action('接收线索', reports.ReportActionBody),
  'POST /api/v1/reports/:id/hand': action('派人去核实', reports.ReportHandBody, ['ASSIGNEE_UNKNOWN']),
  'POST /api/v1/reports/:id/transfer': action('转给该管的街道，或报到区里', reports.ReportTransferBody, [
    'AREA_UNKNOWN',
  ]),
  'POST /api/v1/reports/:id/check': {
    summary: '报现场核实结果',
    roles: SEERS,
    params: IdParams,
    body: reports.ReportCheckBody,
    response: reports.ReportDetail,
    errors: [...ERRORS, 'FILE_UNKNOWN'],
  },
  'POST /api/v1/reports/:id/answer': action('答复举报人（他凭查询码看到）', reports.ReportAnswerBody),
  'POST /api/v1/reports/:id/register': action('建成用气场所', reports.ReportRegisterBody, ['AREA_UNKNOWN']),
  'POST /api/v1/reports/:id/bottle': action('建成未登记瓶', reports.ReportBottleBody, ['FILE_UNKNOWN']),
  'POST /api/v1/reports/:id/close': action('办结并答复', reports.ReportCloseBody),
  'POST /api/v1/reports/:id/contact': {
    summary: '查看举报人留的电话（须说明原因，留痕）',
    roles: HANDLERS,
    params: IdParams,
    body: reports.ReportContactBody,
    response: reports.ReportContactView,
    errors: ['ID_REUSED'],
  },
} as const satisfies Record<string, RouteSpec>
