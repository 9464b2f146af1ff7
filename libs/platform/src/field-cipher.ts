import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { PlatformError } from './errors'
import type { KeyRing } from './keys'

const IV_BYTES = 12
const TAG_BYTES = 16
const INDEX_LENGTH = 32
const FORMAT = /^v1\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)$/

interface Envelope {
  readonly keyId: string
  readonly sealed: Buffer
}

function open(ciphertext: string): Envelope {
  const [, keyId, payload] = FORMAT.exec(ciphertext) ?? []
  const sealed = Buffer.from(payload ?? '', 'base64url')
  // Re-encoding refuses the other spellings base64 has for the same bytes: one value, one ciphertext.
  if (!keyId || sealed.length < IV_BYTES + TAG_BYTES || sealed.toString('base64url') !== payload) {
    throw new PlatformError('FIELD_CIPHERTEXT_INVALID', 'format')
  }
  return { keyId, sealed }
}

export function keyIdOf(ciphertext: string): string {
  return open(ciphertext).keyId
}

/**
 * Encrypts one personal field. The context (say `party.phone:<id>`) is bound in as additional data:
 * a ciphertext copied into another row or column does not open there.
 */
export class FieldCipher {
  private readonly indexKeys = new Map<string, Buffer>()

  constructor(private readonly keys: KeyRing) {}

  encrypt(text: string, context: string): string {
    const keyId = this.keys.activeKeyId
    const iv = randomBytes(IV_BYTES)
    const cipher = createCipheriv('aes-256-gcm', this.keys.encryptionKey(keyId), iv, { authTagLength: TAG_BYTES })
    cipher.setAAD(Buffer.from(context))
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return `v1.${keyId}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`
  }

  decrypt(ciphertext: string, context: string): string {
    const { keyId, sealed } = open(ciphertext)
    const iv = sealed.subarray(0, IV_BYTES)
    const key = this.keys.encryptionKey(keyId)
    const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES })
    decipher.setAAD(Buffer.from(context))
    decipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
    try {
      return decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
    } catch (error) {
      throw new PlatformError('FIELD_CIPHERTEXT_INVALID', 'authentication', { cause: error })
    }
  }

  /** Same value and purpose, same index: finds an exact phone or full name without storing it. Normalise first. */
  blindIndex(value: string, purpose: string): string {
    return createHmac('sha256', this.indexKey(purpose)).update(value).digest('hex').slice(0, INDEX_LENGTH)
  }

  private indexKey(purpose: string): Buffer {
    const known = this.indexKeys.get(purpose)
    if (known) return known
    const key = this.keys.indexKey(purpose)
    this.indexKeys.set(purpose, key)
    return key
  }
}
