import type { Category, Grade, HazardStatus, ThingKind } from '@app/domain'
import { Entity } from 'typeorm'
import { At, Bool, Int, Key, On, Ref, Text } from '../schema/columns'

@Entity('hazard')
export class HazardEntity {
  @Key() id: string
  @Text(32) number: string
  @Ref({ nullable: true }) premisesId: string | null
  @Ref({ nullable: true }) companyId: string | null
  @Text(8) item: string
  @Text(12) category: Category
  @Text(40) reason: string
  @Text(12) thingKind: ThingKind
  @Ref() thingId: string
  @Text(8) grade: Grade
  @Text(40) measure: string
  @Text(12) status: HazardStatus
  @At() foundAt: string
  @Ref() foundInspectionId: string
  @On({ nullable: true }) deadlineOn: string | null
  @Bool() structural: boolean
  @Bool() emergency: boolean
  @Ref({ nullable: true }) assigneeAccountId: string | null
  @Ref({ nullable: true }) assigneeCompanyId: string | null
  @Ref({ nullable: true }) rectifiedBy: string | null
  @At({ nullable: true }) rectifiedAt: string | null
  @At({ nullable: true }) closedAt: string | null
  @Text(16, { nullable: true }) closeReason: 'fixed_on_site' | 'rechecked' | 'mistaken' | 'merged' | null
  @Int() returns: number
  @Text(20) areaCode: string
  @Text(120, { nullable: true }) openKey: string | null
  @Int() version: number
}
