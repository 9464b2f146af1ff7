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
  /** How it came here; left out: signed on one phone. Paper is left out of any judgement of the inspector. */
  @Text(8, { nullable: true }) source?: 'paper' | 'joint' | null
  /** Of a joint visit: how many parts have arrived, and the categories nobody has handed in yet. */
  @Int({ nullable: true }) parts?: number | null
  @Text(120, { nullable: true }) awaited?: string | null
}
