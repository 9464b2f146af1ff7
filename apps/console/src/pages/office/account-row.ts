import type { ResponseOf } from '@app/contract'

export type AccountRow = ResponseOf<'GET /api/v1/accounts'>['items'][number]
