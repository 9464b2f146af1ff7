import type { RefusalOutcome, RefusalReason } from '@app/domain'
import { Entity } from 'typeorm'
import { At, Key, Ref, Text } from '../schema/columns'

/** A cylinder that a household did not take at its door, until the company has answered. */
@Entity('cylinder_refusal')
export class CylinderRefusalEntity {
  @Key() id: string
  @Text(64) code: string
  /** null = no register knows the code. */
  @Ref({ nullable: true }) cylinderId: string | null
  @Ref() premisesId: string
  @Text(20) areaCode: string
  /** Whose it is, or who supplies the address. */
  @Ref({ nullable: true }) companyId: string | null
  @Text(16) reason: RefusalReason
  @Ref() refusedBy: string
  @At() refusedAt: string
  @Text(16, { nullable: true }) outcome: RefusalOutcome | null
  @At({ nullable: true }) answeredAt: string | null
  @Ref({ nullable: true }) answeredBy: string | null
}
