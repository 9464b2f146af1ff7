import * as files from '../files'
import { IdParams } from '../primitives'
import type { RouteSpec } from '../route'
import { SUPERVISING } from './callers'

export const fileRoutes = {
  'POST /api/v1/files': {
    summary: '上传一张照片',
    roles: ['inspector', 'microgrid', 'community', 'street', 'office', 'company', 'admin', ...SUPERVISING],
    wire: 'multipart',
    status: 201,
    query: files.UploadQuery,
    response: files.FileView,
    errors: ['FILE_NOT_IMAGE', 'FILE_ONE_ONLY', 'FILE_TOO_LARGE', 'IMAGE_TOO_MANY_PIXELS', 'IMAGE_BROKEN', 'ID_REUSED'],
  },
  'GET /api/v1/files/:id': {
    summary: '查看照片或签字（短时签名地址，只对签给的账号有效，须带登录凭证）',
    roles: 'anyone',
    wire: 'file',
    params: IdParams,
    query: files.FileQuery,
    errors: ['FILE_LINK_EXPIRED', 'FILE_ERASED'],
  },
} as const satisfies Record<string, RouteSpec>
