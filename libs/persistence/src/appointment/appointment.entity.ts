import type { AppointmentStatus, DayPart, VisitKind, WithdrawReason } from '@app/domain'
import { Entity } from 'typeorm'
import { At, Bool, Int, Key, On, Ref, Text } from '../schema/columns'

@Entity('appointment')
export class AppointmentEntity {
  @Key() id: string
  @Text(32) number: string
  @Ref() premisesId: string
  @Text(20) areaCode: string
  @Ref() inspectorId: string
  @Text(12) purpose: VisitKind
  @On() visitOn: string
  @Text(12) dayPart: DayPart
  /** Agreed with the household by word of mouth: then no days of notice are owed. */
  @Bool() agreed: boolean
  @Text(12) status: AppointmentStatus
  @Ref() announcedBy: string
  @At() announcedAt: string
  @On({ nullable: true }) wishedOn: string | null
  @Text(12, { nullable: true }) wishedPart: DayPart | null
  @At({ nullable: true }) answeredAt: string | null
  @At({ nullable: true }) endedAt: string | null
  @Text(12, { nullable: true }) withdrawnFor?: WithdrawReason | null
  /** The premises while it lasts: one announced visit at a time. */
  @Ref({ nullable: true }) openKey: string | null
  @Int() version: number
}
