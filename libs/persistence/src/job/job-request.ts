import type { Instant } from '@app/domain'
import type { JobName } from './job-names'

export interface JobRequest {
  name: JobName
  /** Ids and codes only. */
  payload: Record<string, string | number | null>
  /** Earliest run; now when absent. */
  runAt?: Instant
  /** While a job with this key waits, another with the same key is the same job. Freed when it is claimed. */
  coalesceKey?: string
  maxAttempts?: number
}
