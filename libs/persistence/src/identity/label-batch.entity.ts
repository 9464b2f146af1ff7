import { Entity } from 'typeorm'
import { At, Int, Key, Ref, Text } from '../schema/columns'

/** The next free number of a format; one row per prefix. */
@Entity('label_series')
export class LabelSeriesEntity {
  @Key(12) prefix: string
  @Int() nextSerial: number
}

/** Codes that were given out to be printed: they exist from that moment on and are given out once. */
@Entity('label_batch')
export class LabelBatchEntity {
  @Key() id: string
  @Text(12) prefix: string
  @Int() digits: number
  @Int() firstSerial: number
  @Int() labels: number
  /** null = for the district itself, for bottles of no company. */
  @Ref({ nullable: true }) companyId: string | null
  @Ref() requestedBy: string
  @At() createdAt: string
}
