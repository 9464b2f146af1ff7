import * as appointments from '../appointments'
import { IdParams } from '../primitives'
import type { RouteSpec } from '../route'
import { HANDLERS, STAFF } from './callers'

const ANNOUNCERS = ['inspector', ...HANDLERS] as const
const ERRORS = [
  'APPOINTMENT_OPEN',
  'APPOINTMENT_STATE',
  'NOTICE_TOO_SHORT',
  'DATE_UNLIKELY',
  'ASSIGNEE_UNKNOWN',
  'ID_REUSED',
]

export const appointmentRoutes = {
  'GET /api/v1/appointments': {
    summary: '预约上门',
    roles: STAFF,
    query: appointments.AppointmentQuery,
    response: appointments.AppointmentPage,
  },
  'POST /api/v1/appointments': {
    summary: '预约上门：告知日期、上下午、事由和检查人（提前 3 天，或已说好）',
    roles: ANNOUNCERS,
    status: 201,
    body: appointments.AppointmentBody,
    response: appointments.AppointmentRow,
    errors: ERRORS,
  },
  'GET /api/v1/appointments/:id': {
    summary: '预约上门详情',
    roles: STAFF,
    params: IdParams,
    response: appointments.AppointmentRow,
  },
  'POST /api/v1/appointments/:id/move': {
    summary: '改约',
    roles: ANNOUNCERS,
    params: IdParams,
    body: appointments.AppointmentMoveBody,
    response: appointments.AppointmentRow,
    errors: ERRORS,
  },
  'POST /api/v1/appointments/:id/withdraw': {
    summary: '取消预约',
    roles: ANNOUNCERS,
    params: IdParams,
    body: appointments.AppointmentWithdrawBody,
    response: appointments.AppointmentRow,
    errors: ['APPOINTMENT_STATE', 'ID_REUSED'],
  },
} as const satisfies Record<string, RouteSpec>
