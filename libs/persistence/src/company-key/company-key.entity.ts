import type { InterfaceKey } from '@app/domain'
import { Entity } from 'typeorm'
import { At, Int, Key, LongText, Ref, Text } from '../schema/columns'

/** 接口密钥 of a company. The secret is under seal: a signature can only be checked by whoever has it. */
@Entity('company_key')
export class CompanyKeyEntity implements InterfaceKey {
  @Key() id: string
  @Ref() companyId: string
  /** Which of the company's programs has it. */
  @Text(40) label: string
  @LongText() secretEnc: string
  @Int() silentAfterHours: number
  @Ref() createdBy: string
  @At() createdAt: string
  @At({ nullable: true }) endsAt: string | null
  @At({ nullable: true }) lastUsedAt: string | null
}

/** A signed request that stored something: its nonce is good once, in any process. Machinery, gone after a day. */
@Entity('company_key_use')
export class CompanyKeyUseEntity {
  @Key() keyId: string
  @Key(64) nonce: string
  @At() usedAt: string
}
