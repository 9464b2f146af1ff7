import type { SiteKind } from '@app/domain'
import { Entity } from 'typeorm'
import { Int, Key, Ref, Text } from '../schema/columns'

/** A station, a store or a test station of a company; it reports under this code. */
@Entity('company_site')
export class CompanySiteEntity {
  @Key() id: string
  @Ref() companyId: string
  @Text(32) code: string
  @Text(20) kind: SiteKind
  @Text(80) name: string
  @Text(20, { nullable: true }) areaCode: string | null
  /** Degrees × 100,000. */
  @Int({ nullable: true }) latE5: number | null
  @Int({ nullable: true }) lonE5: number | null
}
