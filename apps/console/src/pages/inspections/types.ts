import type { ResponseOf } from '@app/contract'

export type InspectionRow = ResponseOf<'GET /api/v1/inspections'>['items'][number]
export type InspectionDetail = ResponseOf<'GET /api/v1/inspections/:id'>
export type RecordText = InspectionDetail['texts'][number]
export type Correction = InspectionDetail['corrections'][number]
export type Joint = NonNullable<InspectionDetail['joint']>
export type Content = InspectionDetail['content']
export type Answer = Content['answers'][number]
