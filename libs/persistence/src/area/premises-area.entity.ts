import { Entity } from 'typeorm'
import { Key, On, Ref, Text } from '../schema/columns'

/** In which grid a premises lay from–to. None is written before it moves for the first time; a future one is a plan. */
@Entity('premises_area')
export class PremisesAreaEntity {
  @Key() id: string
  @Ref() premisesId: string
  @Text(20) areaCode: string
  @On() fromOn: string
  @On({ nullable: true }) toOn: string | null
}
