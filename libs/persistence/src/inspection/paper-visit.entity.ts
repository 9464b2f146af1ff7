import type { PaperStatus, VisitKind, VisitOutcome } from '@app/domain'
import { Entity } from 'typeorm'
import { At, Bool, Int, Key, LongText, On, Ref, Text } from '../schema/columns'

/** A visit typed in from a sheet. Once approved, the inspection of the same id is the record. */
@Entity('paper_visit')
export class PaperVisitEntity {
  @Key() id: string
  @Ref() premisesId: string
  @Ref() inspectorId: string
  @Text(20) areaCode: string
  @On() visitedOn: string
  @Text(40) sheetNo: string
  @Text(400) sheetPhotoIds: string
  @Bool() inspectorSigned: boolean
  @Text(12) kind: VisitKind
  @Text(16) outcome: VisitOutcome
  /** The content that would have been signed, canonical. */
  @LongText() body: string
  @Text(64) contentHash: string
  @Text(12) status: PaperStatus
  @Ref() enteredBy: string
  @At() enteredAt: string
  @Ref({ nullable: true }) decidedBy: string | null
  @At({ nullable: true }) decidedAt: string | null
  /** The action under whose id the reason of a return is kept. */
  @Ref({ nullable: true }) decisionId: string | null
  @Int() version: number
}
