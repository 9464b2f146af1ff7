import type { Actor, AlertKind, AlertRule, AlertStatus, AlertSubjectKind, Grade } from '@app/domain'
import { Entity } from 'typeorm'
import { At, Int, Key, On, Ref, Text } from '../schema/columns'

@Entity('alert')
export class AlertEntity {
  @Key() id: string
  @Text(24) rule: AlertRule
  @Text(8) kind: AlertKind
  @Text(8) grade: Grade
  @Text(16) status: AlertStatus
  @Text(12) subjectKind: AlertSubjectKind
  @Ref() subjectId: string
  @Ref({ nullable: true }) premisesId: string | null
  @Ref({ nullable: true }) companyId: string | null
  @Text(20, { nullable: true }) areaCode: string | null
  @Text(12) actor: Actor
  @Text(1000) params: string
  @At() raisedAt: string
  @At() knownAt: string
  @On({ nullable: true }) dueOn: string | null
  @Ref({ nullable: true }) hazardId: string | null
  @Ref({ nullable: true }) acknowledgedBy: string | null
  @At({ nullable: true }) acknowledgedAt: string | null
  @Ref({ nullable: true }) disputedBy: string | null
  @At({ nullable: true }) closedAt: string | null
  @Text(20, { nullable: true }) closeReason: 'condition_ended' | 'false_alarm' | null
  @Text(80, { nullable: true }) openKey: string | null
  @Int() version: number
}
