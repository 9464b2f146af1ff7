import type { AreaKind } from '@app/domain'
import { Entity } from 'typeorm'
import { Int, Key, On, Text } from '../schema/columns'

@Entity('area')
export class AreaEntity {
  @Key(20) code: string
  @Text(12) kind: AreaKind
  @Text(80) name: string
  @Text(20, { nullable: true }) parentCode: string | null
  /** Null: since before anybody wrote it down. */
  @On({ nullable: true }) fromOn?: string | null
  @On({ nullable: true }) toOn?: string | null
  /** Its middle on the map, degrees × 100,000; of streets only. */
  @Int({ nullable: true }) latE5?: number | null
  @Int({ nullable: true }) lonE5?: number | null
}
