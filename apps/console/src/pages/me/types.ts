import type { ResponseOf } from '@app/contract'

export type Security = ResponseOf<'GET /api/v1/me/security'>
