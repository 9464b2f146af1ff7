import { Entity } from 'typeorm'
import { At, Int, Key, Ref, Text } from '../schema/columns'
import type { JobName } from './job-names'

export type JobStatus = 'ready' | 'running' | 'done' | 'dead'

@Entity('job')
export class JobEntity {
  @Key() id: string
  @Text(48) name: JobName
  @Text(2000) payload: string
  @Text(12) status: JobStatus
  @At() runAt: string
  @Int() attempts: number
  @Int() maxAttempts: number
  @Ref({ nullable: true }) leaseToken: string | null
  @At({ nullable: true }) leaseUntil: string | null
  @Text(96, { nullable: true }) coalesceKey: string | null
  @Text(600, { nullable: true }) lastError: string | null
  @At() createdAt: string
  @At({ nullable: true }) finishedAt: string | null
}
