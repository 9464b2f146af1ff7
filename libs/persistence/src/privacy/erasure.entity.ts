import type { ErasureStatus, ErasureVerification, PersonAsking } from '@app/domain'
import { Entity } from 'typeorm'
import { At, Key, Ref, Text } from '../schema/columns'

@Entity('erasure')
export class ErasureEntity {
  @Key() id: string
  @Ref() partyId: string
  @Text(12) status: ErasureStatus
  @Text(12) requester: PersonAsking
  @Text(12) verification: ErasureVerification
  /** Comma-separated: photos that show the person. */
  @Text(8000) photoIds: string
  @Ref() askedBy: string
  @At() askedAt: string
  @Ref({ nullable: true }) decidedBy: string | null
  @At({ nullable: true }) decidedAt: string | null
  /** Comma-separated codes of what the law has us keep. */
  @Text(400, { nullable: true }) kept: string | null
  /** The party while the request is open: one at a time. */
  @Ref({ nullable: true }) openKey: string | null
}
