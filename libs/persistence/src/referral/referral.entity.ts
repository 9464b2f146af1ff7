import type { Department, ReferralStatus } from '@app/domain'
import { Entity } from 'typeorm'
import { At, Int, Key, Ref, Text } from '../schema/columns'

/** 移交: a hazard or an alert that lies with another department until it is answered or returned. */
@Entity('referral')
export class ReferralEntity {
  @Key() id: string
  @Text(12) subjectKind: 'hazard' | 'alert'
  @Ref() subjectId: string
  @Ref({ nullable: true }) premisesId: string | null
  @Text(20, { nullable: true }) areaCode: string | null
  @Text(16) department: Department
  @Text(12) status: ReferralStatus
  /** One department at a time; null when it is over. */
  @Text(64, { nullable: true }) openKey: string | null
  @Ref() handedBy: string
  @At() handedAt: string
  @Ref({ nullable: true }) replyBy: string | null
  /** Beside this action stands what was answered; beside the id itself what was asked. */
  @Ref({ nullable: true }) replyActionId: string | null
  @At({ nullable: true }) repliedAt: string | null
  @Int() version: number
}
