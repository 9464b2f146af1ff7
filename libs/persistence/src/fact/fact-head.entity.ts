import { Entity } from 'typeorm'
import { Int, Key } from '../schema/columns'

@Entity('fact_head')
export class FactHeadEntity {
  @Key(20) districtCode: string
  @Int() seq: number
}
