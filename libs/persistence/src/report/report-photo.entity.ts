import { Entity } from 'typeorm'
import { At, Int, Key, Ref, Text } from '../schema/columns'

/** A photo of a report. It has no owner: whoever sent it is not known. */
@Entity('report_photo')
export class ReportPhotoEntity {
  @Key() id: string
  @Ref({ nullable: true }) reportId: string | null
  @Text(64) sha256: string
  @Text(32) contentType: string
  @Int() width: number
  @Int() height: number
  @Int() bytes: number
  @Text(64) uploadHash: string
  @At() uploadedAt: string
}
