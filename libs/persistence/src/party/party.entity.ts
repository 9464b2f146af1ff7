import { Entity } from 'typeorm'
import { At, Key, Text } from '../schema/columns'

@Entity('party')
export class PartyEntity {
  @Key() id: string
  @Text(12) kind: 'person' | 'business'
  @Text(600) nameEnc: string
  @Text(64) nameIndex: string
  @Text(300, { nullable: true }) phoneEnc: string | null
  @Text(64, { nullable: true }) phoneIndex: string | null
  @At() createdAt: string
  /** Since then nothing in this row says who it was. No new row names it. */
  @At({ nullable: true }) erasedAt?: string | null
}
