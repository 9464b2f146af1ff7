import * as grids from '../grids'
import { Done, IdParams } from '../primitives'
import type { RouteSpec } from '../route'
import { DISPATCHERS, HANDLERS, STAFF } from './callers'

export const gridRoutes = {
  'GET /api/v1/grids': {
    summary: '网格：谁负责、到何时、哪里将无人负责',
    roles: [...DISPATCHERS, 'admin', 'auditor'],
    query: grids.GridQuery,
    response: grids.GridPage,
  },
  'POST /api/v1/grids': {
    summary: '设立网格或微网格（自某日起）',
    roles: ['street', 'office', 'admin'],
    body: grids.NewGridBody,
    response: Done,
    errors: ['GRID_UNKNOWN', 'GRID_CLOSED', 'GRIDS_FULL', 'DATE_UNLIKELY', 'ID_REUSED'],
  },
  'POST /api/v1/grids/close': {
    summary: '撤销空网格（至某日止）',
    roles: ['street', 'office', 'admin'],
    body: grids.CloseGridBody,
    response: Done,
    errors: ['GRID_UNKNOWN', 'GRID_CLOSED', 'GRID_NOT_EMPTY', 'DATE_UNLIKELY', 'ID_REUSED'],
  },
  'POST /api/v1/grid-moves': {
    summary: '划转：场所自某日起归另一个网格，旧记录留在当日的网格',
    roles: ['street', 'office'],
    body: grids.MovePremisesBody,
    response: grids.MovedView,
    errors: ['GRID_UNKNOWN', 'GRID_CLOSED', 'MOVE_UNKNOWN', 'MOVE_OVERLAP', 'DATE_UNLIKELY', 'ID_REUSED'],
  },
  'GET /api/v1/premises/:id/grids': {
    summary: '用气场所历来所属网格和负责人',
    roles: STAFF,
    params: IdParams,
    response: grids.PremisesGrids,
  },
  'POST /api/v1/grid-assignments': {
    summary: '安排网格员负责一个网格',
    roles: HANDLERS,
    body: grids.AssignBody,
    response: Done,
    errors: ['GRID_UNKNOWN', 'GRID_CLOSED', 'ASSIGNEE_UNKNOWN', 'ASSIGNED_ALREADY', 'DATE_UNLIKELY', 'ID_REUSED'],
  },
  'POST /api/v1/grid-assignments/:id/end': {
    summary: '结束负责或代班',
    roles: HANDLERS,
    params: IdParams,
    body: grids.EndAssignmentBody,
    response: Done,
    errors: ['STAY_ENDED', 'DATE_UNLIKELY', 'ID_REUSED'],
  },
  'POST /api/v1/covers': {
    summary: '代班：某几日代管同事的网格，到期自动结束',
    roles: HANDLERS,
    body: grids.CoverBody,
    response: Done,
    errors: ['GRID_UNKNOWN', 'GRID_CLOSED', 'ASSIGNEE_UNKNOWN', 'ASSIGNED_ALREADY', 'DATE_UNLIKELY', 'ID_REUSED'],
  },
  'POST /api/v1/handovers': {
    summary: '交接：网格自某日起由另一位网格员负责，附说明',
    roles: HANDLERS,
    status: 201,
    body: grids.HandOverBody,
    response: grids.HandedOverView,
    errors: [
      'GRID_UNKNOWN',
      'GRID_CLOSED',
      'ASSIGNEE_UNKNOWN',
      'HANDOVER_SAME',
      'HANDOVER_NOT_HELD',
      'DATE_UNLIKELY',
      'ID_REUSED',
    ],
  },
  'GET /api/v1/handovers/:id': {
    summary: '交接详情：说明、未办结隐患、待复查',
    roles: ['inspector', ...HANDLERS],
    params: IdParams,
    response: grids.HandoverView,
  },
  'POST /api/v1/handovers/:id/confirm': {
    summary: '接手人确认交接',
    roles: ['inspector'],
    params: IdParams,
    response: grids.HandoverView,
    errors: ['HANDOVER_NOT_YOURS'],
  },
  'GET /api/v1/me/grids': { summary: '我的网格、代班和交接', roles: ['inspector'], response: grids.MyGridsView },
} as const satisfies Record<string, RouteSpec>
