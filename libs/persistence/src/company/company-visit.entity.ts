import type { SupervisionOutcome } from '@app/domain'
import { Entity } from 'typeorm'
import { At, Int, Key, LongText, Ref, Text } from '../schema/columns'

@Entity('company_visit')
export class CompanyVisitEntity {
  @Key() id: string
  @Text(32) number: string
  @Ref() companyId: string
  @Ref() inspectorId: string
  @Text(16) outcome: SupervisionOutcome
  @Text(20) checklistVersion: string
  @At() startedAt: string
  @At() finishedAt: string
  @At() receivedAt: string
  @Text(20) areaCode: string
  /** `SupervisionContent` as it was signed. */
  @LongText() content: string
  @Text(64) contentHash: string
  @Text(64) submissionHash: string
  @Ref() factId: string
  @Ref({ nullable: true }) officerSignatureId: string | null
  @Ref({ nullable: true }) companySignatureId: string | null
  @Int() gradeA: number
  @Int() gradeB: number
  @Int() gradeC: number
  @Int() majors: number
}
