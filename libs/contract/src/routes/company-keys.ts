import * as keys from '../company-keys'
import { IdParams } from '../primitives'
import type { RouteSpec } from '../route'

const KEEPERS = ['office', 'company'] as const

export const companyKeyRoutes = {
  'GET /api/v1/companies/:id/keys': {
    summary: '接口密钥：有效的和停用的（不含密钥本身）',
    roles: [...KEEPERS, 'duty', 'auditor'],
    params: IdParams,
    response: keys.CompanyKeyList,
  },
  'POST /api/v1/companies/:id/keys': {
    summary: '创建或轮换接口密钥；密钥只在这次答复里出现',
    roles: KEEPERS,
    status: 201,
    params: IdParams,
    body: keys.NewCompanyKeyBody,
    response: keys.CreatedCompanyKey,
    errors: ['KEYS_FULL', 'KEY_ENDED', 'ID_REUSED'],
  },
  'POST /api/v1/company-keys/:id/withdraw': {
    summary: '停用接口密钥，立即生效',
    roles: KEEPERS,
    params: IdParams,
    body: keys.WithdrawCompanyKeyBody,
    response: keys.CompanyKeyList,
    errors: ['KEY_ENDED', 'ID_REUSED'],
  },
  'GET /api/v1/companies/:id/reporting-sites': {
    summary: '企业上报时用的站点代码',
    roles: [...KEEPERS, 'duty', 'auditor'],
    params: IdParams,
    response: keys.ReportingSiteList,
  },
  'POST /api/v1/companies/:id/reporting-sites': {
    summary: '登记上报站点（同一代码再次登记即变更）',
    roles: ['office'],
    params: IdParams,
    body: keys.ReportingSiteBody,
    response: keys.ReportingSiteList,
    errors: ['AREA_UNKNOWN', 'ID_REUSED'],
  },
  'GET /api/v1/events/self': {
    summary: '联调自检：核对密钥、签名和时钟，不保存任何内容',
    roles: 'signed',
    response: keys.SignedSelf,
  },
} as const satisfies Record<string, RouteSpec>
