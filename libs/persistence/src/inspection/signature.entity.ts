import { Entity } from 'typeorm'
import { Key, LongText, Ref, Text } from '../schema/columns'

@Entity('signature')
export class SignatureEntity {
  @Key() inspectionId: string
  @Key(12) signedBy: 'inspector' | 'household'
  @Ref() fileId: string
  @LongText() strokesEnc: string
  @Text(64) contentHash: string
}
