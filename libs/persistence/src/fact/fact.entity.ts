import type { FactKind } from '@app/domain'
import { Entity } from 'typeorm'
import { At, KeyNumber, LongText, Ref, Text } from '../schema/columns'

@Entity('fact')
export class FactEntity {
  @KeyNumber() seq: number
  @Ref() id: string
  @Text(32) kind: FactKind
  @Ref({ nullable: true }) actorId: string | null
  @At() occurredAt: string
  @At() recordedAt: string
  @Text(20, { nullable: true }) areaCode: string | null
  @LongText() body: string
  @Text(64) hash: string
}
