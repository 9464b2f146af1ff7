import { Entity } from 'typeorm'
import { Int, Key, LongText, Text } from '../schema/columns'

/** What is known of a company besides its name; one that nobody has recorded yet has none. */
@Entity('company_profile')
export class CompanyProfileEntity {
  @Key() companyId: string
  /** Codes of `CompanyRole`, with commas. */
  @Text(60) roles: string
  /** The street where its station stands; the whole district when outside of it. */
  @Text(20) areaCode: string
  @Text(600, { nullable: true }) contactEnc: string | null
  @LongText({ nullable: true }) sitesEnc: string | null
  @Int() version: number
}
