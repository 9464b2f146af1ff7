import { FieldKeyRepository, UnitOfWork } from '@app/persistence'
import { FieldCipher, KeyRing, PlatformError } from '@app/platform'
import { Injectable, type OnModuleInit } from '@nestjs/common'

const INDEX = 'blind-index'
const CONTEXT = 'field-key'

/** Better no start than people nobody can read: every key this database was written with must be here, and be the same. */
@Injectable()
export class KeyCheck implements OnModuleInit {
  constructor(
    private readonly known: FieldKeyRepository,
    private readonly uow: UnitOfWork,
    private readonly keys: KeyRing,
    private readonly cipher: FieldCipher,
  ) {}

  /** Throws UNKNOWN_FIELD_KEY for a missing key, FIELD_CIPHERTEXT_INVALID for another one under a known id. */
  async onModuleInit(): Promise<void> {
    const rows = await this.known.all()
    const encryption = rows.filter((row) => row.id !== INDEX)
    this.keys.assertKnown(encryption.map((row) => row.id))
    for (const row of encryption) this.cipher.decrypt(row.proof, CONTEXT)
    const index = this.cipher.blindIndex(CONTEXT, CONTEXT)
    if (rows.some((row) => row.id === INDEX && row.proof !== index))
      throw new PlatformError('UNKNOWN_FIELD_KEY', 'blind index key changed')
    if (encryption.some((row) => row.id === this.keys.activeKeyId)) return
    const own = { id: this.keys.activeKeyId, proof: this.cipher.encrypt(CONTEXT, CONTEXT) }
    await this.uow.run((tx) => this.known.remember(tx, [own, { id: INDEX, proof: index }]))
  }
}
