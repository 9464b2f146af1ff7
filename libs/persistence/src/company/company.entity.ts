import { Entity } from 'typeorm'
import { At, Key, Text } from '../schema/columns'

@Entity('company')
export class CompanyEntity {
  @Key() id: string
  @Text(32) code: string
  @Text(120) name: string
  @Text(32) phone: string
  @At() createdAt: string
}
