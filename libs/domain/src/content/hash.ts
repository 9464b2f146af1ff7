import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex } from '@noble/hashes/utils'
import canonicalize from 'canonicalize'
import type { InspectionContent } from '../inspection/inspection'
import { utf8Bytes } from './utf8'

/** RFC 8785. Throws for what JSON cannot hold (undefined, NaN, functions). */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('value has no JSON form')
  return text
}

export function sha256Hex(text: string | Uint8Array): string {
  return bytesToHex(sha256(typeof text === 'string' ? utf8Bytes(text) : text))
}

/** The hash both signatures are bound to; phone and server compute it alike. */
export function contentHash(content: InspectionContent): string {
  return sha256Hex(canonicalJson(content))
}

/**
 * Stands in facts and signed content for a text about a person. Once the salt and the ciphertext beside it
 * are erased nobody can tell the text, and every hash still holds.
 */
export function commit(text: string, salt: string): string {
  return sha256Hex(`${salt}\n${text}`)
}
