import { Entity } from 'typeorm'
import { At, Bool, Key, LongText, Ref, Text } from '../schema/columns'

/** What one inspector did and signed of a joint visit; the signed content itself is the fact. */
@Entity('inspection_part')
export class InspectionPartEntity {
  @Key() id: string
  @Ref() inspectionId: string
  @Ref() inspectorId: string
  @Bool() isLead: boolean
  @Text(120) categories: string
  @At() startedAt: string
  @At() finishedAt: string
  @At() receivedAt: string
  @Text(64) contentHash: string
  @Text(64) submissionHash: string
  @Ref() factId: string
}

@Entity('part_signature')
export class PartSignatureEntity {
  @Key() partId: string
  @Key(12) signedBy: 'inspector' | 'household'
  @Ref() fileId: string
  @LongText() strokesEnc: string
  @Text(64) contentHash: string
}
