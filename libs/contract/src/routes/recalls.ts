import { IdParams } from '../primitives'
import * as recalls from '../recalls'
import type { RouteSpec } from '../route'
import { STAFF } from './callers'

/** The office opens and ends a recall; everybody else sees the cylinders that stand where he works, or are his. */
const READERS = [...STAFF, 'company'] as const
const SHOWING = ['inspector', 'community', 'street', 'office', 'company'] as const

export const recallRoutes = {
  'POST /api/v1/recalls/preview': {
    summary: '召回预览：有多少只瓶，现在各在哪里（不写入）',
    roles: ['office'],
    body: recalls.RecallPreviewBody,
    response: recalls.RecallPreview,
    errors: ['RECALL_SPAN', 'COMPANY_UNKNOWN', 'SITE_UNKNOWN'],
  },
  'POST /api/v1/recalls': {
    summary: '发起召回：派给网格和气站，通知住户',
    roles: ['office'],
    status: 201,
    body: recalls.RecallBody,
    response: recalls.RecallDetail,
    errors: ['RECALL_SPAN', 'RECALL_NOTE', 'COMPANY_UNKNOWN', 'SITE_UNKNOWN', 'ID_REUSED'],
  },
  'GET /api/v1/recalls': {
    summary: '召回',
    roles: READERS,
    query: recalls.RecallQuery,
    response: recalls.RecallPage,
  },
  'GET /api/v1/recalls/:id': {
    summary: '召回进度，按街道和气站',
    roles: READERS,
    params: IdParams,
    response: recalls.RecallDetail,
  },
  'GET /api/v1/recalls/:id/items': {
    summary: '召回的气瓶：在哪里、谁负责、凭什么办结',
    roles: READERS,
    params: IdParams,
    query: recalls.RecallItemQuery,
    response: recalls.RecallItemPage,
  },
  'POST /api/v1/recalls/:id/close': {
    summary: '结束召回（没有全部办结的须写明原因）',
    roles: ['office'],
    params: IdParams,
    body: recalls.CloseRecallBody,
    response: recalls.RecallDetail,
    errors: ['RECALL_STATE', 'RECALL_UNFINISHED', 'ID_REUSED'],
  },
  'POST /api/v1/recall-items/:id/evidence': {
    summary: '凭照片办结一只召回的瓶：气站已封存，或到场核实已不在',
    roles: SHOWING,
    params: IdParams,
    body: recalls.RecallEvidenceBody,
    response: recalls.RecallItemRow,
    errors: ['RECALL_ITEM_ENDED', 'RECALL_AT_HOME', 'FILE_UNKNOWN', 'ID_REUSED'],
  },
} as const satisfies Record<string, RouteSpec>
