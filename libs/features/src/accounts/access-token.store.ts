import { Database, first, orUpdate, SharedTokenEntity, UnitOfWork } from '@app/persistence'
import { type AccessToken, type AccessTokenStore, FieldCipher } from '@app/platform'
import { Injectable } from '@nestjs/common'

const NAME = 'wechat.access'

/** WeChat voids the old token when a new one is fetched, so all processes share one, encrypted, in the database. */
@Injectable()
export class DatabaseAccessTokenStore implements AccessTokenStore {
  constructor(
    private readonly db: Database,
    private readonly uow: UnitOfWork,
    private readonly cipher: FieldCipher,
  ) {}

  async get(): Promise<AccessToken | null> {
    const row = await first<SharedTokenEntity>(this.db, 'SELECT * FROM shared_token WHERE name = ?', [NAME])
    return row ? { token: this.cipher.decrypt(row.valueEnc, NAME), expiresAt: row.expiresAt } : null
  }

  async set({ token, expiresAt }: AccessToken): Promise<void> {
    const row = { name: NAME, valueEnc: this.cipher.encrypt(token, NAME), expiresAt }
    const tail = orUpdate(
      this.uow.dialect,
      'name',
      (offered) => `valueEnc = ${offered('valueEnc')}, expiresAt = ${offered('expiresAt')}`,
    )
    await this.uow.run((tx) => tx.insert(SharedTokenEntity, [row], tail))
  }
}
