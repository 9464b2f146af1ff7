import { createHmac } from 'node:crypto'
import type { Instant } from '@app/domain'
import type { KeyRing } from './keys'
import { equalSecrets } from './secrets'

/** An <img> sends no bearer token, so the right to see one file for a few minutes travels in its address. */
export interface FileGrant {
  readonly fileId: string
  readonly viewerId: string
  readonly expiresAt: Instant
}

export class FileAddressSigner {
  constructor(private readonly keys: Pick<KeyRing, 'signingSecret'>) {}

  sign(grant: FileGrant): string {
    // JSON keeps the three apart whatever they contain; plain joining would not.
    const signed = JSON.stringify([grant.fileId, grant.viewerId, grant.expiresAt])
    return createHmac('sha256', this.keys.signingSecret).update(signed).digest('base64url')
  }

  verify(grant: FileGrant, signature: string, now: Instant): boolean {
    const genuine = equalSecrets(this.sign(grant), signature)
    return genuine && now < grant.expiresAt
  }

  /** `v=…&exp=…&sig=…`, to be put behind the file's address. */
  query(grant: FileGrant): string {
    return new URLSearchParams({ v: grant.viewerId, exp: grant.expiresAt, sig: this.sign(grant) }).toString()
  }
}
