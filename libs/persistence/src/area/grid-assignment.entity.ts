import type { AssignmentKind } from '@app/domain'
import { Entity } from 'typeorm'
import { Key, On, Ref, Text } from '../schema/columns'

@Entity('grid_assignment')
export class GridAssignmentEntity {
  @Key() id: string
  @Text(20) gridCode: string
  @Ref() accountId: string
  @On() fromOn: string
  @On({ nullable: true }) toOn: string | null
  /** Null as in the first release: his own. */
  @Text(8, { nullable: true }) kind?: AssignmentKind | null
}
