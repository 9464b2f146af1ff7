import { DomainError, type Instant } from '@app/domain'
import { DuplicateError, type FileEntity, FileRepository, UnitOfWork } from '@app/persistence'
import {
  acceptImage,
  addMilliseconds,
  type Clock,
  FieldCipher,
  FileAddressSigner,
  type FileStore,
  sha256Hex,
} from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import type { Caller } from '../core/caller'
import { CLOCK, FILE_STORE } from '../core/tokens'

const ADDRESS_LIFE_MS = 10 * 60_000

/** Who audits handles nothing, so a picture of people is shown to him only for a reason that is on record. */
export type Viewer = Pick<Caller, 'accountId' | 'role'>

export interface PhotoView {
  id: string
  url: string
  width: number
  height: number
  takenAt: Instant | null
  erased: boolean
  /** Not shown before the reader has said why he looks. */
  withheld: boolean
}

export interface FileView extends Omit<PhotoView, 'takenAt' | 'erased' | 'withheld'> {
  sha256: string
  contentType: string
  bytes: number
  urlExpiresAt: Instant
}

/** Photos and signatures: cleaned of metadata, stored by hash, seen through short-lived addresses only. */
@Injectable()
export class FileService {
  constructor(
    private readonly files: FileRepository,
    private readonly uow: UnitOfWork,
    private readonly cipher: FieldCipher,
    private readonly signer: FileAddressSigner,
    @Inject(FILE_STORE) private readonly store: FileStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The same id with the same bytes answers as the first time; with other bytes ID_REUSED. Throws FILE_* and IMAGE_*. */
  async upload(id: string, bytes: Buffer, caller: Caller): Promise<FileView> {
    const uploadHash = sha256Hex(bytes)
    const known = await this.files.byId(id)
    if (known) return this.again(known, uploadHash, caller)
    const image = await acceptImage(bytes)
    const { sha256 } = await this.store.put(image.bytes)
    const file: FileEntity = {
      id,
      sha256,
      contentType: image.contentType,
      width: image.width,
      height: image.height,
      bytes: image.bytes.length,
      uploadHash,
      ownerAccountId: caller.accountId,
      uploadedAt: this.clock.now(),
      usedAt: null,
      takenAtEnc: image.takenAt ? this.cipher.encrypt(image.takenAt, 'file.takenAt') : null,
      placeEnc: image.place ? this.cipher.encrypt(JSON.stringify(image.place), 'file.place') : null,
    }
    try {
      await this.uow.run((tx) => this.files.insert(tx, file))
    } catch (error) {
      const winner = error instanceof DuplicateError ? await this.files.byId(id) : null
      if (!winner) throw error
      return this.again(winner, uploadHash, caller)
    }
    return this.view(file, caller.accountId)
  }

  /** The bytes behind an address signed for this very viewer. Throws FILE_LINK_EXPIRED for any that does not hold. */
  async open(
    fileId: string,
    { accountId }: Pick<Caller, 'accountId'>,
    { exp, sig }: { exp: string; sig: string },
  ): Promise<{ bytes: Buffer; contentType: string }> {
    const grant = { fileId, viewerId: accountId, expiresAt: exp }
    const file = this.signer.verify(grant, sig, this.clock.now()) ? await this.files.byId(fileId) : null
    if (!file) throw new DomainError('FILE_LINK_EXPIRED', '图片地址已过期或不是给您的，请刷新页面后再看')
    if (file.erasedAt) throw new DomainError('FILE_ERASED', '这张图片已按申请删除')
    return { bytes: await this.store.get(file.sha256), contentType: file.contentType }
  }

  /** Signed addresses for one viewer, by file id. Who calls this has already decided that he may see them. */
  async views(ids: readonly string[], viewer: Viewer): Promise<Map<string, PhotoView>> {
    const withheld = viewer.role === 'auditor'
    const rows = await this.files.byIds(ids)
    return new Map(
      rows.map((file) => [file.id, this.photo(file, viewer, withheld && file.ownerAccountId !== viewer.accountId)]),
    )
  }

  /** The same after the viewer's reason is on record. */
  async revealed(ids: readonly string[], viewer: Viewer): Promise<PhotoView[]> {
    const rows = await this.files.byIds(ids)
    return rows.map((file) => this.photo(file, viewer, false))
  }

  /** Throws FILE_UNKNOWN unless every file was uploaded by this account. Gives nothing. */
  async assertOwned(ids: readonly string[], accountId: string): Promise<void> {
    assertOwnFiles(ids, await this.files.byIds(ids), accountId)
  }

  private again(file: FileEntity, uploadHash: string, caller: Caller): FileView {
    if (file.ownerAccountId !== caller.accountId || file.uploadHash !== uploadHash)
      throw new DomainError('ID_REUSED', '这个编号已用于另一张照片，请重新拍照上传')
    return this.view(file, caller.accountId)
  }

  private photo(file: FileEntity, { accountId }: Viewer, withheld: boolean): PhotoView {
    const { id, url, width, height } = this.view(file, accountId)
    const takenAt = file.takenAtEnc ? this.cipher.decrypt(file.takenAtEnc, 'file.takenAt') : null
    const erased = Boolean(file.erasedAt)
    return { id, url: erased || withheld ? '' : url, width, height, takenAt, erased, withheld: withheld && !erased }
  }

  private view({ id, sha256, contentType, width, height, bytes }: FileEntity, viewerId: string): FileView {
    const urlExpiresAt = addMilliseconds(this.clock.now(), ADDRESS_LIFE_MS)
    const url = `/api/v1/files/${id}?${this.signer.query({ fileId: id, viewerId, expiresAt: urlExpiresAt })}`
    return { id, sha256, contentType, width, height, bytes, url, urlExpiresAt }
  }
}

/** Throws FILE_UNKNOWN for each of `ids` that is not among `files` or belongs to somebody else. */
export function assertOwnFiles(ids: readonly string[], files: readonly FileEntity[], accountId: string): void {
  const own = new Set(files.filter((f) => f.ownerAccountId === accountId).map((f) => f.id))
  const missing = [...new Set(ids)].filter((id) => !own.has(id))
  if (missing.length === 0) return
  const problems = missing.map((id) => ({ path: `files.${id}`, message: '这张照片还没有上传成功，请重新上传' }))
  throw new DomainError('FILE_UNKNOWN', '有照片还没有上传成功', problems)
}
