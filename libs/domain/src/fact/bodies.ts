import type { InspectionContent } from '../inspection/inspection'
import type { Instant } from '../time/calendar'
import type { FactKind } from './fact'

/** What an `apply…Fact` function reads of a fact; `occurredAt` is when it happened, not when it was learned. */
export interface FactLike<B = unknown> {
  kind: FactKind
  occurredAt: Instant
  actorId: string | null
  body: B
}

/** Texts (notes, reasons written by people) stand as commitments, see `commit`. */
export type Commitment = string

/** The signed content itself, so that the fact's hash is the hash both signatures cover. */
export type InspectionSubmittedBody = InspectionContent

/** A list left the system as a file. `filters` are codes; what was searched for is not kept, it may be a name. */
export interface ListExportedBody {
  exportId: string
  list: string
  format: 'xlsx' | 'csv'
  filters: Record<string, string>
  searched: boolean
  rows: number
  fileHash: string
}
