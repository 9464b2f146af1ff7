import type { VisitKind, VisitOutcome } from '@app/domain'
import { Entity } from 'typeorm'
import { At, Int, Key, Ref, Text } from '../schema/columns'

@Entity('inspection')
export class InspectionEntity {
  @Key() id: string
  @Text(32) number: string
  @Ref() premisesId: string
  @Ref() inspectorId: string
  @Text(12) kind: VisitKind
  @Text(16) outcome: VisitOutcome
  @Text(20) checklistVersion: string
  @At() startedAt: string
  @At() finishedAt: string
  @At() receivedAt: string
  @Text(20) areaCode: string
  @Text(64) contentHash: string
  @Text(64) submissionHash: string
  @Ref() factId: string
  @Int() gradeA: number
  @Int() gradeB: number
  @Int() gradeC: number
}
