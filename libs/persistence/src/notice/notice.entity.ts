import type { Grade, SubjectKind } from '@app/domain'
import { Entity } from 'typeorm'
import { At, Int, Key, Ref, Text } from '../schema/columns'

@Entity('notice')
export class NoticeEntity {
  @Key() id: string
  @Ref({ nullable: true }) partyId: string | null
  @Text(12) channel: 'sms' | 'wechat'
  @Text(32) template: string
  @Text(1000) params: string
  @Text(8, { nullable: true }) grade: Grade | null
  @Text(12) status: 'pending' | 'sending' | 'sent' | 'unconfirmed' | 'failed'
  @Text(12) subjectKind: SubjectKind | 'family'
  @Ref() subjectId: string
  @Int() attempts: number
  @At() createdAt: string
  @At({ nullable: true }) sentAt: string | null
}
