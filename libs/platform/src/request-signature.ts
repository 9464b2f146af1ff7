import { createHash, createHmac, randomBytes } from 'node:crypto'
import { type SignedParts, signedText } from '@app/domain'

/** The secret is used as the text it is, so that every language gets the same key from it. */
export const signatureOf = (secret: string, parts: SignedParts): string =>
  createHmac('sha256', secret).update(signedText(parts)).digest('hex')

export const bodyHash = (body: Buffer | string): string => createHash('sha256').update(body).digest('hex')

export interface KeyPair {
  keyId: string
  secret: string
}

/** The headers that make a request a company's own. */
export function signedHeaders(
  { keyId, secret }: KeyPair,
  { method, path, body }: { method: string; path: string; body: Buffer | string },
  nowMs: number,
): Record<string, string> {
  const timestamp = String(Math.floor(nowMs / 1000))
  const nonce = randomBytes(16).toString('hex')
  const signature = signatureOf(secret, { method, path, timestamp, nonce, bodySha256: bodyHash(body) })
  return { 'x-key-id': keyId, 'x-timestamp': timestamp, 'x-nonce': nonce, 'x-signature': signature }
}
