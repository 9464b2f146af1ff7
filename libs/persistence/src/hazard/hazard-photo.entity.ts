import { Entity } from 'typeorm'
import { At, Key } from '../schema/columns'

@Entity('hazard_photo')
export class HazardPhotoEntity {
  @Key() hazardId: string
  @Key() fileId: string
  @Key(12) stage: 'found' | 'before' | 'after' | 'recheck'
  @At() addedAt: string
}
