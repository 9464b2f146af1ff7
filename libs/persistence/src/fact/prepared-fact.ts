import { canonicalJson, type FactKind, type FactSubject, type Instant, newId, sha256Hex } from '@app/domain'

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

/** Hashing belongs before the unit: inside it others wait. */
export function prepareFact(input: FactInput): PreparedFact {
  const body = canonicalJson(input.body)
  return { ...input, id: newId(), body, hash: sha256Hex(body) }
}
