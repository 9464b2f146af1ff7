import { Entity } from 'typeorm'
import { At, Key } from '../schema/columns'

/** Which version of the privacy notice an account has read, and when. */
@Entity('notice_reading')
export class NoticeReadingEntity {
  @Key() accountId: string
  @Key(12) version: string
  @At() readAt: string
}
