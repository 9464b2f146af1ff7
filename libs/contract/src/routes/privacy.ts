import { IdParams } from '../primitives'
import * as privacy from '../privacy'
import type { RouteSpec } from '../route'

/** 申请 and 核准 are two people of these. */
const ERASERS = ['office', 'security'] as const

export const privacyRoutes = {
  'GET /api/v1/household/looks': {
    summary: '谁看过我的信息：谁、何时、看了什么、为什么',
    roles: ['household'],
    query: privacy.LookQuery,
    response: privacy.LookPage,
  },
  'POST /api/v1/parties/search': {
    summary: '按完整电话或姓名找人（打码），看能否删除',
    roles: ERASERS,
    body: privacy.PersonSearchBody,
    response: privacy.PersonList,
  },
  'GET /api/v1/erasures': {
    summary: '删除个人信息的申请',
    roles: [...ERASERS, 'auditor'],
    query: privacy.ErasureQuery,
    response: privacy.ErasurePage,
  },
  'POST /api/v1/erasures': {
    summary: '登记删除个人信息的申请（谁提出、怎样核对）',
    roles: ERASERS,
    status: 201,
    body: privacy.ErasureBody,
    response: privacy.ErasureView,
    errors: ['FILE_UNKNOWN', 'ERASURE_OPEN', 'ID_REUSED'],
  },
  'POST /api/v1/erasures/:id/approve': {
    summary: '核准并删除（须为登记人以外的人）',
    roles: ERASERS,
    params: IdParams,
    body: privacy.ApproveErasureBody,
    response: privacy.ErasureView,
    errors: ['ERASURE_STATE', 'ERASURE_SAME_PERSON', 'ERASURE_BLOCKED', 'ID_REUSED'],
  },
  'POST /api/v1/erasures/:id/refuse': {
    summary: '不予删除并说明原因（须为登记人以外的人）',
    roles: ERASERS,
    params: IdParams,
    body: privacy.RefuseErasureBody,
    response: privacy.ErasureView,
    errors: ['ERASURE_STATE', 'ERASURE_SAME_PERSON', 'ID_REUSED'],
  },
  'GET /api/v1/privacy/retention': {
    summary: '各类记录的保存期限、依据和最近一次清除',
    roles: [...ERASERS, 'auditor'],
    response: privacy.RetentionTable,
  },
  'GET /api/v1/me/privacy': {
    summary: '个人信息告知：现行版本，本账号读过哪一版',
    roles: 'anyone',
    response: privacy.NoticeReadingView,
  },
  'POST /api/v1/me/privacy': {
    summary: '已读个人信息告知（记录版本）',
    roles: 'anyone',
    body: privacy.ReadNoticeBody,
    response: privacy.NoticeReadingView,
    errors: ['NOTICE_REPLACED'],
  },
  'GET /api/v1/privacy/notices': {
    summary: '个人信息告知的各个版本，各有多少账号读过',
    roles: [...ERASERS, 'auditor'],
    response: privacy.NoticeVersions,
  },
} as const satisfies Record<string, RouteSpec>
