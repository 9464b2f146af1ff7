import type { InputOf, ResponseOf } from '@app/contract'

export type PaperRow = ResponseOf<'GET /api/v1/paper-visits'>['items'][number]
export type PaperDetail = ResponseOf<'GET /api/v1/paper-visits/:id'>
export type SheetBody = Omit<InputOf<'POST /api/v1/paper-visits'>['body'], 'id'>
