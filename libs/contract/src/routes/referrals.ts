import { IdParams } from '../primitives'
import * as referrals from '../referrals'
import type { RouteSpec } from '../route'
import { DEPARTMENTS, DISPATCHERS } from './callers'

const reply = {
  roles: DEPARTMENTS,
  params: IdParams,
  body: referrals.ReplyBody,
  response: referrals.ReferralDetail,
  errors: ['REFERRAL_STATE', 'ID_REUSED'],
} as const

export const referralRoutes = {
  'GET /api/v1/referrals': {
    summary: '移交给部门的事项',
    roles: [...DISPATCHERS, ...DEPARTMENTS, 'auditor'],
    query: referrals.ReferralQuery,
    response: referrals.ReferralPage,
  },
  'GET /api/v1/referrals/:id': {
    summary: '移交详情',
    roles: [...DISPATCHERS, ...DEPARTMENTS, 'auditor'],
    params: IdParams,
    response: referrals.ReferralDetail,
  },
  'POST /api/v1/referrals': {
    summary: '移交隐患或告警给区城管委、区市场监管局、区消防救援',
    roles: DISPATCHERS,
    status: 201,
    body: referrals.HandInBody,
    response: referrals.HandedInView,
    errors: ['REFERRED_ALREADY', 'MATTER_CLOSED', 'ID_REUSED'],
  },
  'POST /api/v1/referrals/:id/answer': { summary: '部门办结回复', ...reply },
  'POST /api/v1/referrals/:id/return': { summary: '部门退回并说明原因', ...reply },
  'POST /api/v1/referrals/:id/take-back': { summary: '收回移交', ...reply, roles: DISPATCHERS },
} as const satisfies Record<string, RouteSpec>
