import { FieldCipher, type FileStore } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { FILE_STORE } from '../core/tokens'

const contextOf = (batchId: string): string => `import.file:${batchId}`

/** The lists themselves, encrypted, until they are brought in or given up. Each is a file of its own, even of equal content. */
@Injectable()
export class DraftFiles {
  constructor(
    private readonly cipher: FieldCipher,
    @Inject(FILE_STORE) private readonly store: FileStore,
  ) {}

  async put(batchId: string, bytes: Buffer): Promise<string> {
    const text = this.cipher.encrypt(bytes.toString('base64'), contextOf(batchId))
    return (await this.store.put(Buffer.from(text))).sha256
  }

  async get(batchId: string, storedAs: string): Promise<Buffer> {
    const text = (await this.store.get(storedAs)).toString()
    return Buffer.from(this.cipher.decrypt(text, contextOf(batchId)), 'base64')
  }

  remove(storedAs: string): Promise<void> {
    return this.store.remove(storedAs)
  }
}
