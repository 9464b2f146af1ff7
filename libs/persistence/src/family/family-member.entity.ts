import { Entity } from 'typeorm'
import { At, Key, Ref, Text } from '../schema/columns'

/** Somebody whom the party of an occupancy lets see its home. His access ends with the occupancy. */
@Entity('family_member')
export class FamilyMemberEntity {
  @Key() id: string
  @Ref() occupancyId: string
  @Text(300) phoneEnc: string
  @Text(64) phoneIndex: string
  @Text(300, { nullable: true }) callNameEnc: string | null
  @At() invitedAt: string
  @Ref({ nullable: true }) accountId: string | null
  @At({ nullable: true }) boundAt: string | null
  @At({ nullable: true }) removedAt: string | null
  /** `occupancy:phone` while it lasts, so that nobody is invited twice. */
  @Text(110, { nullable: true }) liveKey: string | null
}
