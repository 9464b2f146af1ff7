import type { Role } from '@app/domain'
import { Entity } from 'typeorm'
import { At, Key, Ref, Text } from '../schema/columns'

/** `pending`: made, and closed until a second person has approved it. */
export type AccountStatus = 'active' | 'pending' | 'withdrawn'

@Entity('account')
export class AccountEntity {
  @Key() id: string
  @Text(64) username: string
  @Text(200, { nullable: true }) passwordHash: string | null
  @Text(600) nameEnc: string
  @Text(32, { nullable: true }) staffNo: string | null
  @Text(16) role: Role
  @Text(20, { nullable: true }) areaCode: string | null
  @Ref({ nullable: true }) companyId: string | null
  @Ref({ nullable: true }) partyId: string | null
  @Text(64, { nullable: true }) wechatOpenidIndex: string | null
  /** Blind index of the telephone that WeChat has verified: what the register reaches by it, this account may see. */
  @Text(64, { nullable: true }) phoneIndex?: string | null
  /** The face on the badge: whoever stands before a door is compared with it. */
  @Ref({ nullable: true }) photoId?: string | null
  @Text(12) status: AccountStatus
  @At() createdAt: string
  @At({ nullable: true }) withdrawnAt: string | null
}
