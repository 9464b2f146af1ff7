import * as cylinders from '../cylinders'
import * as office from '../office'
import { Done, IdParams } from '../primitives'
import type { RouteSpec } from '../route'
import { DISPATCHERS, OFFICE, WITH_COMPANY } from './callers'

export const officeRoutes = {
  'GET /api/v1/overview': { summary: '总览', roles: OFFICE, response: office.OverviewView },
  'GET /api/v1/areas': { summary: '区域', roles: 'anyone', query: office.AreaQuery, response: office.AreaList },
  'GET /api/v1/companies': { summary: '燃气企业', roles: [...WITH_COMPANY, 'admin'], response: office.CompanyList },
  'GET /api/v1/assignees': {
    summary: '可派单的人员',
    roles: DISPATCHERS,
    query: office.AssigneeQuery,
    response: office.AssigneeList,
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
