import { DomainError } from '@app/domain'
import {
  DuplicateError,
  FileRepository,
  type ReportPhotoEntity,
  ReportPhotoRepository,
  type Tx,
  UnitOfWork,
} from '@app/persistence'
import {
  acceptImage,
  addMilliseconds,
  type Clock,
  type Config,
  FileAddressSigner,
  type FileStore,
  sha256Hex,
} from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { SourceCounter } from '../core/source-counter'
import { CLOCK, CONFIG, FILE_STORE } from '../core/tokens'

const ADDRESS_LIFE_MS = 10 * 60_000
const TEN_MINUTES = 10 * 60_000
/** Photos of reports. They have no owner, and neither time nor place of the camera is kept. */
@Injectable()
export class ReportPhotosService {
  private readonly bySource: SourceCounter
  private readonly ofAll: SourceCounter

  constructor(
    private readonly photos: ReportPhotoRepository,
    private readonly files: FileRepository,
    private readonly uow: UnitOfWork,
    private readonly signer: FileAddressSigner,
    @Inject(FILE_STORE) private readonly store: FileStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) { rateScanPerMinute: scans }: Config,
  ) {
    // Twelve of one source and three hundred of all together, as it comes: strangers must not fill the disk.
    this.bySource = new SourceCounter({ limit: Math.ceil(scans / 5), windowMs: TEN_MINUTES })
    this.ofAll = new SourceCounter({ limit: scans * 5, windowMs: TEN_MINUTES })
  }

  /** Before the bytes are read: a refused photo costs nothing. Throws RATE_LIMITED. */
  admit(source: string): void {
    if (!this.bySource.allows(source) || !this.ofAll.allows(''))
      throw new DomainError('RATE_LIMITED', '照片传得太快了，请过十分钟再传')
  }

  /** The same id with the same bytes answers as the first time; with other bytes ID_REUSED. Throws FILE_* and IMAGE_*. */
  async add(id: string, bytes: Buffer): Promise<{ id: string }> {
    const uploadHash = sha256Hex(bytes)
    if (await this.isKnown(id, uploadHash)) return { id }
    const { bytes: cleaned, contentType, width, height } = await acceptImage(bytes)
    const { sha256 } = await this.store.put(cleaned)
    const photo = { id, reportId: null, sha256, contentType, width, height, bytes: cleaned.length, uploadHash }
    try {
      await this.uow.run((tx) => this.photos.insert(tx, [{ ...photo, uploadedAt: tx.now }]))
    } catch (error) {
      const repeated = error instanceof DuplicateError && (await this.isKnown(id, uploadHash))
      if (!repeated) throw error
    }
    return { id }
  }

  /** The bytes behind an address signed for this very viewer. Throws FILE_LINK_EXPIRED for any that does not hold. */
  async open(fileId: string, viewerId: string, { exp, sig }: { exp: string; sig: string }) {
    const holds = this.signer.verify({ fileId, viewerId, expiresAt: exp }, sig, this.clock.now())
    const photo = holds ? await this.photos.byId(fileId) : null
    if (!photo) throw new DomainError('FILE_LINK_EXPIRED', '图片地址已过期或不是给您的，请刷新页面后再看')
    return { bytes: await this.store.get(photo.sha256), contentType: photo.contentType }
  }

  /** Signed addresses for one viewer, who has been shown to be allowed to see the report. */
  async views(reportId: string, viewerId: string) {
    const rows = await this.photos.ofReport(reportId)
    const expiresAt = addMilliseconds(this.clock.now(), ADDRESS_LIFE_MS)
    return rows.map(({ id, width, height }) => ({
      id,
      url: `/api/v1/report-photos/${id}?${this.signer.query({ fileId: id, viewerId, expiresAt })}`,
      width,
      height,
      takenAt: null,
      erased: false,
      withheld: false,
    }))
  }

  /** Throws FILE_UNKNOWN unless every photo was uploaded and belongs to no report yet, or to this one. */
  async assertFree(ids: readonly string[], reportId: string): Promise<void> {
    const rows = await this.photos.byIds(ids)
    const free = rows.filter((row) => row.reportId === null || row.reportId === reportId)
    if (free.length < new Set(ids).size) throw unknownPhoto()
  }

  /** Within the unit of the report. Throws FILE_UNKNOWN when another report was quicker. */
  async claim(tx: Tx, ids: readonly string[], reportId: string): Promise<void> {
    if ((await this.photos.claim(tx, ids, reportId)) < new Set(ids).size) throw unknownPhoto()
  }

  /** What staff uploaded as themselves goes along with the report under the same ids. */
  async copies(ids: readonly string[], reportId: string): Promise<ReportPhotoEntity[]> {
    const rows = await this.files.byIds(ids)
    return rows.map(({ id, sha256, contentType, width, height, bytes, uploadHash, uploadedAt }) => {
      return { id, reportId, sha256, contentType, width, height, bytes, uploadHash, uploadedAt }
    })
  }

  insert(tx: Tx, rows: readonly ReportPhotoEntity[]): Promise<void> {
    return this.photos.insert(tx, rows)
  }

  /** Throws FILE_UNKNOWN for a photo that is not of this report. */
  async require(id: string, reportId: string): Promise<ReportPhotoEntity> {
    const photo = await this.photos.byId(id)
    if (photo?.reportId !== reportId) throw unknownPhoto()
    return photo
  }

  private async isKnown(id: string, uploadHash: string): Promise<boolean> {
    const known = await this.photos.byId(id)
    if (known && known.uploadHash !== uploadHash)
      throw new DomainError('ID_REUSED', '这个编号已用于另一张照片，请重新拍照上传')
    return known !== null
  }
}

const unknownPhoto = () => new DomainError('FILE_UNKNOWN', '有照片没有上传成功，请重新拍照上传')
