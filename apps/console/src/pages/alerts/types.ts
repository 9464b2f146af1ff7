import type { ResponseOf } from '@app/contract'

export type AlertRow = ResponseOf<'GET /api/v1/alerts'>['items'][number]
export type AlertDetail = ResponseOf<'GET /api/v1/alerts/:id'>
export type AlertGroup = ResponseOf<'GET /api/v1/alert-groups'>['groups'][number]
