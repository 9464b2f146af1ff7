import * as badges from '../badges'
import { FileQuery, UploadQuery } from '../files'
import { IdParams } from '../primitives'
import * as reports from '../reports'
import type { RouteSpec } from '../route'

/** What anybody may do without a log-in. `nameless`: the server does not even look whether somebody is logged in. */
export const publicRoutes = {
  'GET /api/v1/me/badge': {
    summary: '我的亮证（含本次登录的亮证密钥，可离线亮证）',
    roles: ['inspector', 'microgrid'],
    response: badges.MyBadgeView,
    errors: ['BADGE_LOGIN_AGAIN'],
  },
  'POST /api/v1/badge-checks': {
    summary: '核验亮证码：是不是真的检查人员',
    roles: 'public',
    nameless: true,
    body: badges.BadgeCheckBody,
    response: badges.BadgeCheckView,
    errors: ['RATE_LIMITED'],
  },
  'GET /api/v1/badge-photos/:id': {
    summary: '证件照（短时签名地址，核验亮证码后得到，不用登录）',
    roles: 'public',
    nameless: true,
    wire: 'file',
    params: IdParams,
    query: FileQuery,
    errors: ['FILE_LINK_EXPIRED'],
  },
  'GET /api/v1/report-form': {
    summary: '举报要填什么',
    roles: 'public',
    nameless: true,
    response: reports.ReportFormView,
  },
  'POST /api/v1/report-photos': {
    summary: '举报用的照片（不留拍摄时间、地点和上传人）',
    roles: 'public',
    nameless: true,
    wire: 'multipart',
    status: 201,
    query: UploadQuery,
    response: reports.ReportPhotoView,
    errors: [
      'FILE_NOT_IMAGE',
      'FILE_ONE_ONLY',
      'FILE_TOO_LARGE',
      'IMAGE_TOO_MANY_PIXELS',
      'IMAGE_BROKEN',
      'ID_REUSED',
      'RATE_LIMITED',
    ],
  },
  'GET /api/v1/report-photos/:id': {
    summary: '查看线索照片（短时签名地址，只对签给的账号有效，须带登录凭证）',
    roles: 'anyone',
    wire: 'file',
    params: IdParams,
    query: FileQuery,
    errors: ['FILE_LINK_EXPIRED'],
  },
  'POST /api/v1/reports': {
    summary: '举报（不用登录，可匿名）；回答只有查询码',
    roles: 'public',
    nameless: true,
    status: 201,
    body: reports.ReportBody,
    response: reports.ReceiptView,
    errors: ['ID_REUSED', 'FILE_UNKNOWN', 'RATE_LIMITED'],
  },
  'POST /api/v1/report-follows': {
    summary: '凭查询码看举报办到哪一步',
    roles: 'public',
    nameless: true,
    body: reports.FollowBody,
    response: reports.FollowView,
    errors: ['RECEIPT_UNKNOWN', 'RATE_LIMITED'],
  },
} as const satisfies Record<string, RouteSpec>
