import type { AnswerResult, ThingKind } from '@app/domain'
import { Entity } from 'typeorm'
import { Key, KeyNumber, Ref, Text } from '../schema/columns'

/** 不合格 and 无法检查, to be asked for by item and thing; every answer stands in the signed content. */
@Entity('inspection_answer')
export class InspectionAnswerEntity {
  @Key() inspectionId: string
  @KeyNumber() line: number
  @Text(8) item: string
  @Text(12) thingKind: ThingKind
  @Ref() thingId: string
  @Text(8) result: AnswerResult
  @Text(40, { nullable: true }) reason: string | null
  @Text(400, { nullable: true }) photoIds: string | null
  @Text(80, { nullable: true }) fixedPhotoIds: string | null
}
