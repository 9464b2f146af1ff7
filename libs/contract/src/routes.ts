import { z } from 'zod'
import * as alerts from './alerts'
import * as cylinders from './cylinders'
import * as files from './files'
import * as hazards from './hazards'
import * as household from './household'
import * as inspections from './inspections'
import * as office from './office'
import * as places from './places'
import * as premises from './premises'
import { Done, IdParams } from './primitives'
import type { RouteSpec } from './route'
import * as sessions from './sessions'

const STAFF = ['inspector', 'community', 'street', 'office', 'auditor'] as const
const OFFICE = ['community', 'street', 'office', 'auditor'] as const
const WITH_COMPANY = ['inspector', 'community', 'street', 'office', 'auditor', 'company'] as const
const DISTRICT = ['office', 'admin', 'auditor'] as const
const HANDLERS = ['community', 'street', 'office'] as const

/** Every route: who may call it, what goes in, what comes out. Nest, OpenAPI, the clients and the role walk derive from it. */
export const routes = {
  'POST /api/v1/sessions': {
    summary: '登录',
    roles: 'public',
    status: 201,
    body: sessions.LoginBody,
    response: sessions.SessionView,
    errors: ['LOGIN_FAILED', 'LOGIN_LOCKED', 'TOTP_NEEDED', 'TOTP_WRONG', 'RATE_LIMITED'],
  },
  'POST /api/v1/sessions/wechat': {
    summary: '微信登录；首次须带手机号凭证以绑定住户',
    roles: 'public',
    status: 201,
    body: sessions.WechatLoginBody,
    response: sessions.SessionView,
    errors: [
      'WECHAT_CODE_INVALID',
      'WECHAT_TOO_FREQUENT',
      'WECHAT_UNAVAILABLE',
      'PHONE_NOT_KNOWN',
      'PHONE_NEEDED',
      'RATE_LIMITED',
    ],
  },
  'DELETE /api/v1/sessions/current': { summary: '退出登录', roles: 'anyone', status: 204 },
  'GET /api/v1/me': { summary: '当前账号', roles: 'anyone', response: sessions.AccountView },
  'GET /api/v1/me/security': { summary: '我的安全', roles: 'anyone', response: sessions.MySecurityView },
  'POST /api/v1/me/password': {
    summary: '修改密码（其余登录随即失效）',
    roles: 'anyone',
    body: sessions.ChangePasswordBody,
    response: Done,
    errors: ['PASSWORD_WRONG', 'PASSWORD_WEAK', 'PASSWORD_USED', 'LOGIN_LOCKED'],
  },
  'DELETE /api/v1/me/sessions/:id': {
    summary: '结束自己的一个登录',
    roles: 'anyone',
    status: 204,
    params: IdParams,
  },
  'POST /api/v1/me/totp': {
    summary: '开始绑定动态口令',
    roles: DISTRICT,
    body: sessions.BeginTotpBody,
    response: sessions.BeginTotpView,
    errors: ['PASSWORD_WRONG', 'TOTP_STATE', 'LOGIN_LOCKED'],
  },
  'POST /api/v1/me/totp/confirm': {
    summary: '输入一次动态口令，完成绑定；恢复码只给这一次',
    roles: DISTRICT,
    body: sessions.ConfirmTotpBody,
    response: sessions.RecoveryCodesView,
    errors: ['TOTP_WRONG', 'TOTP_STATE'],
  },
  'POST /api/v1/me/totp/remove': {
    summary: '停用动态口令',
    roles: DISTRICT,
    body: sessions.RemoveTotpBody,
    response: Done,
    errors: ['PASSWORD_WRONG', 'TOTP_WRONG', 'LOGIN_LOCKED'],
  },

  'GET /api/v1/scan': {
    summary: '扫码查瓶；未登录只给公众可知的内容',
    roles: 'public',
    query: cylinders.ScanQuery,
    response: cylinders.ScanCard,
    errors: ['SCAN_CODE_INVALID', 'RATE_LIMITED'],
  },
  'GET /api/v1/today': { summary: '今日：离线数据包', roles: ['inspector'], response: premises.TodayView },
  'GET /api/v1/household': { summary: '住户：我的气瓶', roles: ['household'], response: household.HouseholdView },

  'GET /api/v1/premises': {
    summary: '用气场所',
    roles: WITH_COMPANY,
    query: premises.PremisesQuery,
    response: premises.PremisesPage,
  },
  'GET /api/v1/premises/:id': {
    summary: '用气场所详情',
    roles: WITH_COMPANY,
    params: IdParams,
    response: premises.PremisesDetail,
  },
  'GET /api/v1/premises/:id/timeline': {
    summary: '用气场所经过',
    roles: STAFF,
    params: IdParams,
    query: cylinders.TimelineQuery,
    response: cylinders.TimelinePage,
  },
  'POST /api/v1/premises/:id/reveals': {
    summary: '查看被遮蔽的个人信息（须说明原因，留痕）',
    roles: ['inspector', 'community', 'street', 'office'],
    params: IdParams,
    body: premises.RevealBody,
    response: premises.RevealView,
  },

  'POST /api/v1/premises/:id/occupancies': {
    summary: '登记入住或开业（同一身份同时只有一位）',
    roles: HANDLERS,
    params: IdParams,
    body: places.MoveInBody,
    response: premises.PremisesDetail,
    errors: ['OCCUPANCY_OVERLAP', 'DATE_UNLIKELY', 'ID_REUSED'],
  },
  'POST /api/v1/occupancies/:id/end': {
    summary: '登记搬离或歇业（账号的查看权限同日结束）',
    roles: HANDLERS,
    params: IdParams,
    body: places.EndBody,
    response: premises.PremisesDetail,
    errors: ['STAY_ENDED', 'DATE_UNLIKELY', 'ID_REUSED'],
  },
  'POST /api/v1/premises/:id/status': {
    summary: '变更场所状态：在用、停业、空置、已停用、查无（离开在用须清瓶）',
    roles: HANDLERS,
    params: IdParams,
    body: places.StatusBody,
    response: premises.PremisesDetail,
    errors: ['PREMISES_STATE', 'STATUS_INCOMPLETE', 'FILE_UNKNOWN', 'ID_REUSED'],
  },
  'POST /api/v1/premises/:id/suppliers': {
    summary: '登记供气企业（一个地址可有多家）',
    roles: HANDLERS,
    params: IdParams,
    body: places.SupplierBody,
    response: premises.PremisesDetail,
    errors: ['COMPANY_UNKNOWN', 'SUPPLY_OVERLAP', 'DATE_UNLIKELY', 'ID_REUSED'],
  },
  'POST /api/v1/premises/:id/suppliers/end': {
    summary: '登记停止供气',
    roles: HANDLERS,
    params: IdParams,
    body: places.EndSupplierBody,
    response: premises.PremisesDetail,
    errors: ['SUPPLY_NONE', 'STAY_ENDED', 'DATE_UNLIKELY', 'ID_REUSED'],
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
  'POST /api/v1/cylinders/unregistered': {
    summary: '上报未登记瓶',
    roles: ['inspector', 'community', 'street', 'office'],
    status: 201,
    body: cylinders.UnregisteredBody,
    response: cylinders.CylinderRow,
    errors: ['ID_REUSED', 'FILE_UNKNOWN'],
  },

  'GET /api/v1/checklists/current': {
    summary: '现行检查表',
    roles: 'anyone',
    query: inspections.ChecklistQuery,
    response: inspections.ChecklistView,
  },
  'POST /api/v1/files': {
    summary: '上传一张照片',
    roles: ['inspector', 'community', 'street', 'office', 'company'],
    wire: 'multipart',
    status: 201,
    query: files.UploadQuery,
    response: files.FileView,
    errors: ['FILE_NOT_IMAGE', 'FILE_ONE_ONLY', 'FILE_TOO_LARGE', 'IMAGE_TOO_MANY_PIXELS', 'IMAGE_BROKEN', 'ID_REUSED'],
  },
  'GET /api/v1/files/:id': {
    summary: '查看照片（短时签名地址）',
    roles: 'public',
    wire: 'file',
    params: IdParams,
    query: files.FileQuery,
    errors: ['FILE_LINK_EXPIRED'],
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
    roles: [...HANDLERS, 'company'],
    params: IdParams,
    body: alerts.AcknowledgeBody,
    response: alerts.AlertDetail,
    errors: ['ALERT_STATE', 'ID_REUSED'],
  },
  'POST /api/v1/alerts/:id/dispatch': {
    summary: '派单',
    roles: HANDLERS,
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

  'GET /api/v1/hazards': {
    summary: '隐患',
    roles: WITH_COMPANY,
    query: hazards.HazardQuery,
    response: hazards.HazardPage,
  },
  'GET /api/v1/hazards/:id': {
    summary: '隐患详情',
    roles: [...WITH_COMPANY, 'household'],
    params: IdParams,
    response: hazards.HazardDetail,
  },
  'POST /api/v1/hazards/:id/dispatch': {
    summary: '派单整改',
    roles: HANDLERS,
    params: IdParams,
    body: hazards.DispatchBody,
    response: hazards.HazardDetail,
    errors: ['HAZARD_STATE', 'HAZARD_CHANGED', 'ID_REUSED', 'ASSIGNEE_MISSING', 'ASSIGNEE_UNKNOWN'],
  },
  'POST /api/v1/hazards/:id/rectify': {
    summary: '报整改（整改后照片）',
    roles: ['inspector', ...HANDLERS, 'company'],
    params: IdParams,
    body: hazards.RectifyBody,
    response: hazards.HazardDetail,
    errors: ['HAZARD_STATE', 'HAZARD_CHANGED', 'ID_REUSED', 'FILE_UNKNOWN', 'HAZARD_READING_NOT_ZERO'],
  },
  'POST /api/v1/hazards/:id/recheck': {
    summary: '复查（须为整改人以外的人）',
    roles: ['inspector', ...HANDLERS],
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

  'GET /api/v1/overview': { summary: '总览', roles: OFFICE, response: office.OverviewView },
  'GET /api/v1/areas': { summary: '区域', roles: 'anyone', query: office.AreaQuery, response: office.AreaList },
  'GET /api/v1/companies': { summary: '燃气企业', roles: [...WITH_COMPANY, 'admin'], response: office.CompanyList },
  'GET /api/v1/assignees': {
    summary: '可派单的人员',
    roles: HANDLERS,
    query: office.AssigneeQuery,
    response: office.AssigneeList,
  },
  'GET /api/v1/accounts': {
    summary: '账号',
    roles: ['admin', 'auditor'],
    query: office.AccountQuery,
    response: office.AccountPage,
  },
  'POST /api/v1/accounts': {
    summary: '新建账号（一次性密码，首次登录须修改）',
    roles: ['admin'],
    status: 201,
    body: office.NewAccountBody,
    response: office.NewAccountView,
    errors: ['ACCOUNT_INVALID', 'USERNAME_TAKEN'],
  },
  'POST /api/v1/accounts/:id/unlock': {
    summary: '解除登录锁定',
    roles: ['admin'],
    params: IdParams,
    response: Done,
  },
  'POST /api/v1/accounts/:id/reset-password': {
    summary: '重置为一次性密码（首次登录须修改，原有登录失效）',
    roles: ['admin'],
    params: IdParams,
    response: office.OneTimePasswordView,
    errors: ['ACCOUNT_OWN', 'ACCOUNT_WITHDRAWN'],
  },
  'POST /api/v1/accounts/:id/reset-totp': {
    summary: '清除动态口令（手机遗失）',
    roles: ['admin'],
    params: IdParams,
    response: Done,
    errors: ['ACCOUNT_OWN', 'ACCOUNT_WITHDRAWN'],
  },
  'POST /api/v1/accounts/:id/withdraw': {
    summary: '停用账号（下一次请求即生效）',
    roles: ['admin'],
    params: IdParams,
    response: Done,
  },
  'GET /api/v1/jobs': {
    summary: '后台任务',
    roles: ['office', 'admin', 'auditor'],
    query: office.JobQuery,
    response: office.JobPage,
  },
  'POST /api/v1/jobs/:id/retry': {
    summary: '重试失败的任务',
    roles: ['office', 'admin'],
    params: IdParams,
    response: Done,
    errors: ['JOB_STATE'],
  },
  'GET /api/v1/facts': {
    summary: '事实流水',
    roles: ['office', 'auditor'],
    query: cylinders.TimelineQuery,
    response: office.FactPage,
  },
  'GET /api/v1/stream': { summary: '实时变化', roles: WITH_COMPANY, wire: 'stream', query: office.StreamQuery },
} as const satisfies Record<string, RouteSpec>

export type Routes = typeof routes
export type RouteKey = keyof Routes

type Infer<K extends RouteKey, P extends 'params' | 'query' | 'body' | 'response'> =
  Routes[K] extends Record<P, infer S> ? (S extends z.ZodType ? z.infer<S> : undefined) : undefined
/** Validated input of a route, as a controller or a client sees it. */
export interface InputOf<K extends RouteKey> {
  params: Infer<K, 'params'>
  query: Infer<K, 'query'>
  body: Infer<K, 'body'>
}
export type ResponseOf<K extends RouteKey> = Infer<K, 'response'>
