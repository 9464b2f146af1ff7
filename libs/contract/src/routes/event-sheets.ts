import * as sheets from '../event-sheets'
import type { RouteSpec } from '../route'

export const eventSheetRoutes = {
  'POST /api/v1/event-sheets': {
    summary: '没有软件的企业上传流转表（XLSX 或 CSV，5 MB 以内）：先核对，再上报；同一份再传不会重复',
    roles: ['company'],
    wire: 'multipart',
    query: sheets.EventSheetQuery,
    response: sheets.EventSheetResult,
    errors: [
      'FILE_TOO_LARGE',
      'FILE_ONE_ONLY',
      'IMPORT_UNREADABLE',
      'IMPORT_BOMB',
      'IMPORT_COLUMNS',
      'IMPORT_TOO_LONG',
    ],
  },
  'GET /api/v1/event-sheets/template': {
    summary: '下载流转表模板',
    roles: ['company', 'office'],
    wire: 'download',
    query: sheets.EventSheetTemplateQuery,
  },
} as const satisfies Record<string, RouteSpec>
