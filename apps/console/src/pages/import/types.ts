import type { ResponseOf } from '@app/contract'

export type Import = ResponseOf<'GET /api/v1/imports/:id'>
export type ImportKind = Import['kind']
export type ImportLine = ResponseOf<'GET /api/v1/imports/:id/lines'>['items'][number]
export type ImportList = ResponseOf<'GET /api/v1/import-templates'>['items'][number]
