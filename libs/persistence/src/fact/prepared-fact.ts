import { canonicalJson, type FactKind, type FactSubject, type Instant, newId } from '@app/domain'
import { sha256Hex } from '@app/platform'

export interface FactInput {
  kind: FactKind
  actorId: string | null
  occurredAt: Instant
  areaCode: string | null
  /** Ids, codes, answers, hashes: no personal data in clear. */
  body: unknown
  subjects: readonly FactSubject[]
}

/** A fact whose body is canonical and hashed, before it has its place in the sequence. */
export interface PreparedFact {
  id: string
  kind: FactKind
  actorId: string | null
  occurredAt: Instant
  areaCode: string | null
  body: string
  hash: string
  subjects: readonly FactSubject[]
}

/** A body whose canonical form and hash are known already, because somebody signed them. */
export interface SealedBody {
  canonical: string
  hash: string
}

/** Hashing belongs before the unit: inside it others wait. */
export function prepareFact({ body, ...input }: FactInput, sealed: SealedBody = seal(body)): PreparedFact {
  return { ...input, id: newId(), body: sealed.canonical, hash: sealed.hash }
}

/** RFC 8785 and SHA-256. */
export function seal(body: unknown): SealedBody {
  const canonical = canonicalJson(body)
  return { canonical, hash: sha256Hex(canonical) }
}
