import type { HostTake } from '@app/domain'
import { Entity } from 'typeorm'
import { At, Int, Key, Text } from '../schema/columns'

/** Where on a known site the code of a cylinder stands. */
@Entity('host_rule')
export class HostRuleEntity {
  @Key(120) host: string
  @Text(8) take: HostTake
  @Text(40, { nullable: true }) param: string | null
  @At() updatedAt: string
}

/** A site that was scanned and has no rule. Nothing of the address but the site, nothing of who scanned it. */
@Entity('unknown_host')
export class UnknownHostEntity {
  @Key(120) host: string
  @Int() times: number
  @At() firstAt: string
  @At() lastAt: string
}
