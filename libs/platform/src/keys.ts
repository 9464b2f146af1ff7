import { hkdfSync, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Config } from './config'
import type { FieldKey } from './config-schema'
import { PlatformError } from './errors'
import { openKeysFile } from './keys-file'

const derive = (secret: Buffer | string, purpose: string) =>
  Buffer.from(hkdfSync('sha256', secret, '', `pingan/${purpose}`, 32))

/**
 * The keys of this installation, newest first. The newest encrypts, all decrypt; the oldest feeds the blind index,
 * so that adding a key does not make every stored index useless.
 */
export class KeyRing {
  private readonly encryptionKeys: ReadonlyMap<string, Buffer>
  private readonly indexRoot: Buffer
  readonly activeKeyId: string
  /** Store it beside the data: another id at the next start means the order of the keys was mixed up. */
  readonly indexKeyId: string
  readonly signingSecret: Buffer

  constructor(keys: readonly FieldKey[], signingSecret: Buffer | string) {
    const newest = keys[0]
    const oldest = keys[keys.length - 1]
    if (!newest || !oldest) throw new PlatformError('KEYS_FILE_INVALID', 'no key')
    this.encryptionKeys = new Map(keys.map(({ id, key }) => [id, derive(key, 'field-encryption')]))
    this.indexRoot = oldest.key
    this.activeKeyId = newest.id
    this.indexKeyId = oldest.id
    this.signingSecret = derive(signingSecret, 'signed-address')
  }

  encryptionKey(keyId: string): Buffer {
    const key = this.encryptionKeys.get(keyId)
    if (!key) throw unknownKeys([keyId])
    return key
  }

  indexKey(purpose: string): Buffer {
    return derive(this.indexRoot, `blind-index/${purpose}`)
  }

  /** Called at the start with the key ids found in the database: better no start than unreadable people. */
  assertKnown(keyIds: Iterable<string>): void {
    const missing = [...new Set(keyIds)].filter((id) => !this.encryptionKeys.has(id))
    if (missing.length > 0) throw unknownKeys(missing)
  }
}

function unknownKeys(ids: readonly string[]): PlatformError {
  return new PlatformError(
    'UNKNOWN_FIELD_KEY',
    `missing: ${ids.join(', ')}; known keys come from FIELD_KEYS or keys.json`,
  )
}

export function openKeyRing(config: Pick<Config, 'dataDir' | 'fieldKeys' | 'signingSecret'>): KeyRing {
  const { fieldKeys, signingSecret } = config
  if (fieldKeys && signingSecret) return new KeyRing(fieldKeys, signingSecret)
  const file = openKeysFile(join(config.dataDir, 'keys.json'))
  return new KeyRing(fieldKeys ?? file.keys, signingSecret ?? file.signingSecret)
}

/** A ring that lives as long as the process: for specs. */
export function ephemeralKeyRing(): KeyRing {
  return new KeyRing([{ id: 'spec', key: randomBytes(32) }], randomBytes(32))
}
