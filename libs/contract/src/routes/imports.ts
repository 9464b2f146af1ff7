import * as exports from '../exports'
import * as imports from '../imports'
import { Done, IdParams } from '../primitives'
import type { RouteSpec } from '../route'
import { SUPERVISING, WITH_COMPANY } from './callers'

const IMPORTERS = ['office', 'admin'] as const

export const importRoutes = {
  'POST /api/v1/imports': {
    summary: '上传一份台账（XLSX 或 CSV，20 MB 以内），随后在后台读取，供预览',
    roles: IMPORTERS,
    wire: 'multipart',
    status: 201,
    query: imports.ImportUploadQuery,
    response: imports.ImportView,
    errors: ['FILE_TOO_LARGE', 'FILE_ONE_ONLY', 'IMPORT_UNREADABLE', 'IMPORT_BOMB', 'ID_REUSED'],
  },
  'GET /api/v1/imports': {
    summary: '历次导入',
    roles: IMPORTERS,
    query: imports.ImportQuery,
    response: imports.ImportPage,
  },
  'GET /api/v1/imports/:id': {
    summary: '一次导入：进度、数量、能否导入',
    roles: IMPORTERS,
    params: IdParams,
    response: imports.ImportView,
  },
  'GET /api/v1/imports/:id/lines': {
    summary: '预览：有问题、有变化、新增的行（个人信息已遮蔽）',
    roles: IMPORTERS,
    params: IdParams,
    query: imports.ImportLinesQuery,
    response: imports.ImportLines,
  },
  'POST /api/v1/imports/:id/preview': {
    summary: '重新预览（登记在上次预览后有变化时），或改读另一张工作表',
    roles: IMPORTERS,
    params: IdParams,
    body: imports.ImportPreviewBody,
    response: imports.ImportView,
    errors: ['IMPORT_STATE', 'IMPORT_SHEET'],
  },
  'POST /api/v1/imports/:id/apply': {
    summary: '导入看过的内容：要么全部，要么一行也不',
    roles: IMPORTERS,
    status: 202,
    params: IdParams,
    body: imports.ImportApplyBody,
    response: imports.ImportView,
    errors: ['IMPORT_STALE', 'IMPORT_NOTHING', 'IMPORT_STATE'],
  },
  'POST /api/v1/imports/:id/passwords': {
    summary: '账号台账导入后的初始密码（只给导入人，保留一天）',
    roles: ['admin'],
    params: IdParams,
    response: imports.FirstPasswords,
  },
  'DELETE /api/v1/imports/:id': {
    summary: '放弃这份台账，立即删除其内容',
    roles: IMPORTERS,
    params: IdParams,
    response: Done,
    errors: ['IMPORT_STATE'],
  },
  'GET /api/v1/import-templates': {
    summary: '各种台账的列',
    roles: IMPORTERS,
    response: imports.ImportColumns,
  },
  'GET /api/v1/import-templates/file': {
    summary: '下载台账模板',
    roles: IMPORTERS,
    wire: 'download',
    query: imports.TemplateQuery,
  },
  'POST /api/v1/exports': {
    summary: '把列表导出为表格：权限、范围、遮蔽与列表相同，留痕',
    roles: [...WITH_COMPANY, ...SUPERVISING],
    wire: 'download',
    body: exports.ExportBody,
    errors: ['EXPORT_TOO_LONG'],
  },
} as const satisfies Record<string, RouteSpec>
