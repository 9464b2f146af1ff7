import type { InputOf, ResponseOf } from '@app/contract'

export type Recall = ResponseOf<'GET /api/v1/recalls'>['items'][number]
export type RecallDetail = ResponseOf<'GET /api/v1/recalls/:id'>
export type RecallItem = ResponseOf<'GET /api/v1/recalls/:id/items'>['items'][number]
export type RecallPreview = ResponseOf<'POST /api/v1/recalls/preview'>
export type Criteria = InputOf<'POST /api/v1/recalls/preview'>['body']['criteria']
