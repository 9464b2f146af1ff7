import * as appointments from '../appointments'
import * as household from '../household'
import { IdParams } from '../primitives'
import type { RouteSpec } from '../route'
import { STAFF } from './callers'

export const householdRoutes = {
  'GET /api/v1/household': { summary: '住户：我的气瓶', roles: ['household'], response: household.HouseholdView },
  'GET /api/v1/household/visits/:id': {
    summary: '住户：一次检查的结果（白话）',
    roles: ['household'],
    params: IdParams,
    response: household.VisitResultView,
  },
  'POST /api/v1/household/appointments/:id/answer': {
    summary: '住户：知道了，或要改时间',
    roles: ['household'],
    params: IdParams,
    body: appointments.AppointmentAnswerBody,
    response: household.HouseholdAppointment,
    errors: ['APPOINTMENT_STATE', 'WISH_MISSING', 'DATE_UNLIKELY', 'ID_REUSED'],
  },
  'GET /api/v1/family': { summary: '住户：能看我家的家人', roles: ['household'], response: household.FamilyView },
  'POST /api/v1/family': {
    summary: '住户：邀请一位家人（用他自己的手机号登录）',
    roles: ['household'],
    status: 201,
    body: household.InviteBody,
    response: household.FamilyView,
    errors: ['FAMILY_FULL', 'FAMILY_KNOWN', 'FAMILY_NOT_HOME', 'ID_REUSED'],
  },
  'DELETE /api/v1/family/:id': {
    summary: '住户：移除一位家人（下一次请求即生效）',
    roles: ['household'],
    status: 204,
    params: IdParams,
  },
  'GET /api/v1/inspections/:id/slip': {
    summary: '打印告知单和明白纸',
    roles: STAFF,
    params: IdParams,
    response: household.VisitSlipView,
  },
} as const satisfies Record<string, RouteSpec>
