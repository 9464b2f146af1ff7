import { Entity } from 'typeorm'
import { At, Key, Ref, Text } from '../schema/columns'

/** 套码, confirmed: two bottles carry this code until it is retired. */
@Entity('cylinder_twin')
export class TwinEntity {
  @Key() cylinderId: string
  @Text(64) code: string
  @Ref() alertId: string
  @Ref() firstFactId: string
  @Ref() secondFactId: string
  @Text(500) reason: string
  /** Where each of the two stood; null where it was with a company. */
  @Ref({ nullable: true }) firstPremisesId: string | null
  @Ref({ nullable: true }) secondPremisesId: string | null
  @Ref() confirmedBy: string
  @At() confirmedAt: string
}
