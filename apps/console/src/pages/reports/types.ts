import type { ResponseOf } from '@app/contract'
import type { ReportStatus } from '@app/domain'

export type ReportRow = ResponseOf<'GET /api/v1/reports'>['items'][number]
export type ReportDetail = ResponseOf<'GET /api/v1/reports/:id'>

export interface ReportProps {
  report: ReportDetail
}

/** What was typed, or null when nothing was. */
export const written = (value: string | undefined): string | null => value?.trim() || null

const TONE = { received: 'accent', accepted: 'grey', handed: 'grey', checked: 'amber', closed: 'green' } as const
export const reportTone = (status: ReportStatus) => TONE[status]
