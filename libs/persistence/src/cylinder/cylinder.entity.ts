import type { BottlePresence, BottleUse, CylinderStatus } from '@app/domain'
import { Entity } from 'typeorm'
import { At, Int, Key, On, Ref, Text } from '../schema/columns'

@Entity('cylinder')
export class CylinderEntity {
  @Key() id: string
  @Text(64) code: string
  @Text(32) model: string
  @Text(12) status: CylinderStatus
  @Ref({ nullable: true }) ownerCompanyId: string | null
  @Text(64, { nullable: true }) stampNo: string | null
  @On({ nullable: true }) madeOn: string | null
  @On({ nullable: true }) lastTestOn: string | null
  @On({ nullable: true }) nextTestOn: string | null
  @Int({ nullable: true }) designLifeYears: number | null
  @On({ nullable: true }) testValidUntil: string | null
  @On({ nullable: true }) lifeUntil: string | null
  @Ref({ nullable: true }) premisesId: string | null
  @Text(20, { nullable: true }) areaCode: string | null
  @Text(12, { nullable: true }) presence: BottlePresence | null
  @Text(12, { nullable: true }) bottleUse: BottleUse | null
  @At({ nullable: true }) lastSeenAt: string | null
  @At() createdAt: string
  @Ref({ nullable: true }) stampPhotoId: string | null
  @Text(1200, { nullable: true }) whereEnc: string | null
  /** 制造单位代码 */
  @Text(32, { nullable: true }) maker?: string | null
  /** This card meant the same bottle as that one, which stays. */
  @Ref({ nullable: true }) mergedIntoId?: string | null
}
