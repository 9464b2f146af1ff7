import { Entity } from 'typeorm'
import { Key, On, Ref } from '../schema/columns'

@Entity('supply')
export class SupplyEntity {
  @Key() id: string
  @Ref() premisesId: string
  @Ref() companyId: string
  @On() fromOn: string
  @On({ nullable: true }) toOn: string | null
}
