import { Entity } from 'typeorm'
import { At, Int, Key, Ref, Text } from '../schema/columns'

@Entity('file')
export class FileEntity {
  @Key() id: string
  @Text(64) sha256: string
  @Text(32) contentType: string
  @Int() width: number
  @Int() height: number
  @Int() bytes: number
  @Text(64) uploadHash: string
  @Ref() ownerAccountId: string
  @At() uploadedAt: string
  @At({ nullable: true }) usedAt: string | null
  @Text(200, { nullable: true }) takenAtEnc: string | null
  @Text(300, { nullable: true }) placeEnc: string | null
  /** Since then the picture is gone from the disk. No new row names it. */
  @At({ nullable: true }) erasedAt?: string | null
}
