import type { EquipmentKind, HoseKind } from '@app/domain'
import { Entity } from 'typeorm'
import { At, Bool, Key, On, Ref, Text } from '../schema/columns'

@Entity('equipment')
export class EquipmentEntity {
  @Key() id: string
  @Ref() premisesId: string
  @Text(12) kind: EquipmentKind
  @Text(40) label: string
  @Bool() hasWaterHeater: boolean
  @On({ nullable: true }) stoveSoldOn: string | null
  @Text(12, { nullable: true }) hoseKind: HoseKind | null
  @On({ nullable: true }) hoseFrom: string | null
  @On({ nullable: true }) regulatorFrom: string | null
  @On({ nullable: true }) regulatorUntil: string | null
  @On({ nullable: true }) detectorFrom: string | null
  @At({ nullable: true }) seenAt: string | null
  @At({ nullable: true }) removedAt: string | null
  /** Brand and model as on the plate. */
  @Text(60, { nullable: true }) brand?: string | null
  @On({ nullable: true }) madeOn?: string | null
  @On({ nullable: true }) fromOn?: string | null
  @On({ nullable: true }) toOn?: string | null
  @Ref({ nullable: true }) replacedById?: string | null
}
