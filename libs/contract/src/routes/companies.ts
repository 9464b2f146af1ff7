import * as companies from '../companies'
import * as cylinders from '../cylinders'
import { Holdings } from '../holdings'
import { IdParams } from '../primitives'
import type { RouteSpec } from '../route'
import { HANDLERS, OFFICE, SUPERVISING, WITH_COMPANY } from './callers'

/** Offices read of every company; a company reads of itself. */
const READERS = [...OFFICE, ...SUPERVISING, 'company'] as const
const SUPERVISORS = ['street', 'office', ...SUPERVISING] as const

export const companyRoutes = {
  'GET /api/v1/companies/overview': {
    summary: '燃气企业一览：许可证、气瓶、隐患、监督检查',
    roles: [...OFFICE, ...SUPERVISING],
    query: companies.CompanyQuery,
    response: companies.CompanyPage,
  },
  'POST /api/v1/companies': {
    summary: '登记燃气企业',
    roles: ['office'],
    status: 201,
    body: companies.NewCompanyBody,
    response: companies.CompanyDetail,
    errors: ['COMPANY_CODE_TAKEN', 'AREA_UNKNOWN', 'ID_REUSED'],
  },
  'GET /api/v1/companies/:id': {
    summary: '燃气企业详情',
    roles: READERS,
    params: IdParams,
    response: companies.CompanyDetail,
  },
  'GET /api/v1/companies/:id/timeline': {
    summary: '燃气企业经过',
    roles: [...OFFICE, 'company'],
    params: IdParams,
    query: cylinders.TimelineQuery,
    response: cylinders.TimelinePage,
  },
  'GET /api/v1/companies/:id/holdings': {
    summary: '企业现在持有的气瓶：站点、车辆、配送员、用户处；近30天上报；流转异常；接口是否静默',
    roles: ['office', 'duty', 'auditor', 'company'],
    params: IdParams,
    response: Holdings,
  },
  'POST /api/v1/companies/:id/profile': {
    summary: '变更企业登记内容',
    roles: ['office'],
    params: IdParams,
    body: companies.CompanyProfileBody,
    response: companies.CompanyDetail,
    errors: ['COMPANY_CHANGED', 'AREA_UNKNOWN', 'ID_REUSED'],
  },
  'POST /api/v1/companies/:id/licences': {
    summary: '登记许可证（换发的新证与旧证并存）',
    roles: ['office'],
    params: IdParams,
    body: companies.LicenceBody,
    response: companies.CompanyDetail,
    errors: ['LICENCE_DATES', 'FILE_UNKNOWN', 'ID_REUSED'],
  },
  'POST /api/v1/licences/:id/withdraw': {
    summary: '许可证更正或注销并说明原因',
    roles: ['office'],
    params: IdParams,
    body: companies.WithdrawLicenceBody,
    response: companies.CompanyDetail,
    errors: ['LICENCE_WITHDRAWN', 'ID_REUSED'],
  },
  'POST /api/v1/companies/:id/visits': {
    summary: '提交企业监督检查（同一编号重复提交只生效一次）',
    roles: SUPERVISORS,
    params: IdParams,
    status: 201,
    body: companies.SupervisionBody,
    response: companies.SupervisionDetail,
    errors: ['CONTENT_HASH_MISMATCH', 'SUPERVISION_INCOMPLETE', 'FILE_UNKNOWN', 'ID_REUSED'],
  },
  'GET /api/v1/company-visits': {
    summary: '企业监督检查记录',
    roles: READERS,
    query: companies.SupervisionQuery,
    response: companies.SupervisionPage,
  },
  'GET /api/v1/company-visits/:id': {
    summary: '企业监督检查详情',
    roles: READERS,
    params: IdParams,
    response: companies.SupervisionDetail,
  },
  'POST /api/v1/cylinders/:id/swap': {
    summary: '企业登记换瓶：旧瓶换出、新瓶换入',
    roles: ['company'],
    params: IdParams,
    body: companies.SwapBody,
    response: companies.SwapView,
    errors: ['SWAP_NOT_THERE', 'SWAP_BOTTLE_UNFIT', 'SWAP_TIME', 'HAZARD_PHOTO_MISSING', 'FILE_UNKNOWN', 'ID_REUSED'],
  },
  'GET /api/v1/supply-stops': {
    summary: '停供要求与各供气企业的答复',
    roles: WITH_COMPANY,
    query: companies.SupplyStopQuery,
    response: companies.SupplyStopPage,
  },
  'POST /api/v1/premises/:id/supply-stops': {
    summary: '要求所有供气企业停止给这里供气',
    roles: HANDLERS,
    params: IdParams,
    status: 201,
    body: companies.SupplyStopBody,
    response: companies.SupplyStopRow,
    errors: ['SUPPLY_STOP_STATE', 'SUPPLY_STOP_NOTE', 'ID_REUSED'],
  },
  'POST /api/v1/supply-stops/:id/answer': {
    summary: '供气企业答复停供要求',
    roles: ['company'],
    params: IdParams,
    body: companies.SupplyStopAnswerBody,
    response: companies.SupplyStopRow,
    errors: ['SUPPLY_STOP_STATE', 'ID_REUSED'],
  },
  'POST /api/v1/supply-stops/:id/lift': {
    summary: '解除停供',
    roles: HANDLERS,
    params: IdParams,
    body: companies.SupplyStopLiftBody,
    response: companies.SupplyStopRow,
    errors: ['SUPPLY_STOP_STATE', 'ID_REUSED'],
  },
} as const satisfies Record<string, RouteSpec>
