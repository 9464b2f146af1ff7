import type { ResponseOf } from '@app/contract'

export type Person = ResponseOf<'POST /api/v1/parties/search'>['items'][number]
export type Erasure = ResponseOf<'GET /api/v1/erasures'>['items'][number]
