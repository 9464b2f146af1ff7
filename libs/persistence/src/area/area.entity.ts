import type { AreaKind } from '@app/domain'
import { Entity } from 'typeorm'
import { Key, Text } from '../schema/columns'

@Entity('area')
export class AreaEntity {
  @Key(20) code: string
  @Text(12) kind: AreaKind
  @Text(80) name: string
  @Text(20, { nullable: true }) parentCode: string | null
}
