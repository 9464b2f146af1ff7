import type { ResponseOf } from '@app/contract'

export type Appointment = ResponseOf<'GET /api/v1/appointments'>['items'][number]
