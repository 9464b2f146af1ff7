import { Entity } from 'typeorm'
import { At, Key } from '../schema/columns'

/** 不是重复: two entries that look alike and are two places. */
@Entity('premises_told_apart')
export class PremisesToldApartEntity {
  @Key() premisesId: string
  @Key() otherId: string
  @At() toldAt: string
}
