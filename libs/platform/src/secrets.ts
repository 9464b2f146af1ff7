import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** An opaque bearer token. Only its hash is stored, so a stolen database opens no session. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** A plain hash is enough: the token already has 256 bits of chance, so there is nothing to guess. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** Hashing first gives equal lengths, which timingSafeEqual insists on, and hides the real length. */
export function equalSecrets(left: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(left), digest(right))
}
