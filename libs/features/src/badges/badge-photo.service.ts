import { DomainError, newId, type Role } from '@app/domain'
import { AccountRepository, type FileEntity, FileRepository } from '@app/persistence'
import { acceptImage, addMilliseconds, type Clock, FileAddressSigner, type FileStore } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { accountFact } from '../accounts/account-fact'
import { ActionLedger } from '../actions/action-ledger'
import type { Caller } from '../core/caller'
import { CLOCK, FILE_STORE } from '../core/tokens'
import { FileService } from '../files/file.service'

/** Those who come to the door. */
export const VISITORS: readonly Role[] = ['inspector', 'microgrid']

/** As large as a face on a telephone, for somebody waiting behind a door with a poor signal. */
const PORTRAIT = { format: 'jpeg', maxSide: 480 } as const
const ADDRESS_LIFE_MS = 5 * 60_000
/** Nobody has to log in to check a badge: whoever was given the address just now may open it. */
const ANYBODY = 'badge-check'

/** The face on a badge: set by the administrator, shown to whoever has the living code of that badge before him. */
@Injectable()
export class BadgePhotoService {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly files: FileRepository,
    private readonly uploads: FileService,
    private readonly ledger: ActionLedger,
    private readonly signer: FileAddressSigner,
    @Inject(FILE_STORE) private readonly store: FileStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws NOT_FOUND, ACCOUNT_INVALID, ACCOUNT_WITHDRAWN, FILE_UNKNOWN, ID_REUSED. */
  async set(id: string, { actionId, photoId }: { actionId: string; photoId: string }, caller: Caller) {
    const account = await this.accounts.byId(id)
    if (!account) throw new DomainError('NOT_FOUND', '没有找到这个账号')
    if (!VISITORS.includes(account.role)) throw new DomainError('ACCOUNT_INVALID', '只有上门的网格员、微网格长要证件照')
    if (account.status === 'withdrawn') throw new DomainError('ACCOUNT_WITHDRAWN', '这个账号已停用')
    const deed = { id: actionId, kind: 'account.photo', subjectId: id, content: { photoId } }
    await this.ledger.once(deed, caller, async () => {
      await this.uploads.assertOwned([photoId], caller.accountId)
      const portrait = await this.portrait(photoId, caller)
      const body = { photoId: portrait.id }
      const fact = accountFact('account.photographed', caller, id, this.clock.now(), body, account.areaCode)
      return async (tx) => {
        await this.files.insert(tx, portrait)
        await this.accounts.photographed(tx, id, portrait.id)
        tx.fact(fact)
      }
    })
    return { ok: true as const }
  }

  /** Null for somebody who has none. */
  addressOf(fileId: string | null | undefined): string | null {
    if (!fileId) return null
    const expiresAt = addMilliseconds(this.clock.now(), ADDRESS_LIFE_MS)
    return `/api/v1/badge-photos/${fileId}?${this.signer.query({ fileId, viewerId: ANYBODY, expiresAt })}`
  }

  /** Throws FILE_LINK_EXPIRED for an address that does not hold. */
  open(fileId: string, address: { exp: string; sig: string }) {
    return this.uploads.open(fileId, { accountId: ANYBODY }, address)
  }

  /** A copy of its own; what was uploaded goes with all that nobody uses. */
  private async portrait(photoId: string, { accountId }: Caller): Promise<FileEntity> {
    const original = await this.files.byId(photoId)
    if (!original) throw new DomainError('FILE_UNKNOWN', '照片还没有上传成功，请重新上传')
    const { bytes, contentType, width, height } = await acceptImage(await this.store.get(original.sha256), PORTRAIT)
    const { sha256 } = await this.store.put(bytes)
    const now = this.clock.now()
    return {
      ...{ id: newId(), sha256, contentType, width, height, bytes: bytes.length, uploadHash: sha256 },
      ...{ ownerAccountId: accountId, uploadedAt: now, usedAt: now, takenAtEnc: null, placeEnc: null },
    }
  }
}
