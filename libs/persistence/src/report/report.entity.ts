import type { ReportCategory, ReportOutcome, ReportSource, ReportStatus } from '@app/domain'
import { Entity } from 'typeorm'
import { At, Int, Key, On, Ref, Text } from '../schema/columns'

/** 线索. Of a public one nothing is kept by which its author could be found: the receipt only as a keyed hash. */
@Entity('report')
export class ReportEntity {
  @Key() id: string
  @Text(32) number: string
  @Text(8) source: ReportSource
  @Text(16) category: ReportCategory
  @Text(20) areaCode: string
  @Text(300, { nullable: true }) contactEnc: string | null
  @Text(64, { nullable: true }) receiptHash: string | null
  @Text(64) contentHash: string
  @Ref({ nullable: true }) reporterId: string | null
  @Text(12) status: ReportStatus
  @Ref({ nullable: true }) assigneeId: string | null
  @Ref({ nullable: true }) premisesId: string | null
  @Ref({ nullable: true }) cylinderId: string | null
  @Text(16, { nullable: true }) outcome: ReportOutcome | null
  /** The action with which the answer was given; its text stands beside, like every text of a person. */
  @Ref({ nullable: true }) answerId: string | null
  @At({ nullable: true }) answeredAt: string | null
  @At() receivedAt: string
  @At({ nullable: true }) acceptedAt: string | null
  @At({ nullable: true }) handedAt: string | null
  @At({ nullable: true }) checkedAt: string | null
  @At({ nullable: true }) closedAt: string | null
  @On() dueOn: string
  @Int() version: number
}
