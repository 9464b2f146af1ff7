import type { AliasKind } from '@app/domain'
import { Entity } from 'typeorm'
import { At, Key, Ref, Text } from '../schema/columns'

@Entity('cylinder_alias')
export class CylinderAliasEntity {
  @Key() id: string
  @Ref() cylinderId: string
  @Text(16) kind: AliasKind
  @Text(64) value: string
  @Text(96, { nullable: true }) liveKey: string | null
  @At() fromAt: string
  @At({ nullable: true }) toAt: string | null
  /** 钢印照片 taken when the label was put on. */
  @Ref({ nullable: true }) photoId?: string | null
}
