import { Entity } from 'typeorm'
import { Key, Text } from '../schema/columns'

/** Which keys this database was written with. The keys themselves live outside it. */
@Entity('field_key')
export class FieldKeyEntity {
  @Key(40) id: string
  /** Something only this key makes or opens. */
  @Text(300) proof: string
}
