import type { OccupancyRole } from '@app/domain'
import { Entity } from 'typeorm'
import { Key, On, Ref, Text } from '../schema/columns'

@Entity('occupancy')
export class OccupancyEntity {
  @Key() id: string
  @Ref() premisesId: string
  @Ref() partyId: string
  @Text(12) role: OccupancyRole
  @On() fromOn: string
  @On({ nullable: true }) toOn: string | null
  /** What he was called here in this time, where it is not the party's name of today: an old sign. */
  @Text(600, { nullable: true }) nameEnc?: string | null
  @Text(64, { nullable: true }) nameIndex?: string | null
}
