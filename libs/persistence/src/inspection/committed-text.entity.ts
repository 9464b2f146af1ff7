import { Entity } from 'typeorm'
import { Key, LongText, Text } from '../schema/columns'

@Entity('committed_text')
export class CommittedTextEntity {
  @Key() subjectId: string
  @Key(40) path: string
  @Text(64) salt: string
  @LongText() textEnc: string
}
