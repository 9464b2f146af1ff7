import { createHmac } from 'node:crypto'
import type { Instant } from '@app/domain'
import type { KeyRing } from './keys'
import { equalSecrets } from './secrets'

/**
 * The right to see one file for a few minutes travels in its address, and holds only for the account it was signed for:
 * whoever opens it says who he is as with every request, by his bearer token. An <img> cannot, so the clients fetch the
 * picture and show what they got. A cookie would spare them that, but a mini-program keeps none, and it would travel
 * with requests that other sites provoke.
 */
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

  /** `exp=…&sig=…`, to be put behind the file's address. The viewer is not in it: he is who asks. */
  query(grant: FileGrant): string {
    return new URLSearchParams({ exp: grant.expiresAt, sig: this.sign(grant) }).toString()
  }
}
