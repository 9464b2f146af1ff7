import type { LicenceKind } from '@app/domain'
import { Entity } from 'typeorm'
import { At, Key, On, Ref, Text } from '../schema/columns'

@Entity('company_licence')
export class CompanyLicenceEntity {
  @Key() id: string
  @Ref() companyId: string
  @Text(24) kind: LicenceKind
  @Text(64) number: string
  @Text(80) issuer: string
  @On() fromOn: string
  @On() toOn: string
  @Ref({ nullable: true }) photoId: string | null
  @At() recordedAt: string
  /** 更正 or 注销; the row stays. */
  @On({ nullable: true }) withdrawnOn: string | null
}
