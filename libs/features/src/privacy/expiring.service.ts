import { ERASED_NAME, type ExpiringKind, type Instant, keptSince, newId, retentionOf, startOfDay } from '@app/domain'
import { ErasureRowsRepository, RetentionRepository, type Tx } from '@app/persistence'
import { type Clock, FieldCipher, todayInShanghai } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { CLOCK } from '../core/tokens'
import { PersonEraser } from './person-eraser'

const BATCH = 200
/** As many hashes as the payload of a job holds. */
const PHOTOS = 25

/** One batch of what is past its time: how many, and the write that takes it away. Null when nothing is left. */
export interface ExpiredBatch {
  count: number
  write: (tx: Tx) => Promise<unknown>
}

type Finder = (before: Instant) => Promise<ExpiredBatch | null>

/** What is past its time, by kind. Removing a batch makes the next look find the next one. */
@Injectable()
export class Expiring {
  private readonly finders: Record<ExpiringKind, Finder> = {
    unused_photo: (before) => this.unusedPhotos(before),
    notice: async (before) =>
      batch(await this.rows.notices(before, BATCH), (tx, ids) => this.rows.emptyNotices(tx, ids)),
    reveal_note: (before) => this.texts(['party.reveal'], before),
    visit_evidence: (before) => this.evidence(before),
    party: () => this.departed(),
    staff_name: (before) => this.leftService(before),
    closed_erasure: (before) => this.texts(['erasure.ask', 'erasure.refuse'], before),
  }

  constructor(
    private readonly rows: RetentionRepository,
    private readonly erasing: ErasureRowsRepository,
    private readonly eraser: PersonEraser,
    private readonly cipher: FieldCipher,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The day before which things of this kind are past their time. */
  before(kind: ExpiringKind): string {
    return keptSince(retentionOf(kind), todayInShanghai(this.clock)) as string
  }

  next(kind: ExpiringKind): Promise<ExpiredBatch | null> {
    return this.finders[kind](startOfDay(this.before(kind)))
  }

  /** Rows first: a photo that is used at this very moment stays whole. The bytes follow by a job committed with it. */
  private async unusedPhotos(before: Instant): Promise<ExpiredBatch | null> {
    const found = await this.rows.unusedPhotos(before, PHOTOS)
    const hashes = [...new Set(found.map(({ sha256 }) => sha256))].join(',')
    const ids = found.map(({ id }) => id)
    return batch(ids, async (tx, old) => {
      await this.rows.removeFiles(tx, old)
      tx.job({ name: 'file.unlink', payload: { hashes } })
    })
  }

  private async texts(kinds: readonly string[], before: Instant): Promise<ExpiredBatch | null> {
    const ids = await this.rows.actionTexts(kinds, before, BATCH)
    return batch(ids, (tx, old) => this.rows.removeTexts(tx, old))
  }

  private async evidence(before: Instant): Promise<ExpiredBatch | null> {
    const photos = batch(await this.rows.photosDoneWith(before, BATCH), async (tx, ids) => {
      await this.erasing.files(tx, ids)
      tx.job({ name: 'file.unlink', payload: { at: tx.now } })
    })
    if (photos) return photos
    const signed = batch(await this.rows.signedVisits(before, BATCH), (tx, ids) => this.rows.removeStrokes(tx, ids))
    return signed ?? batch(await this.rows.visitTexts(before, BATCH), (tx, ids) => this.rows.removeTexts(tx, ids))
  }

  /** What they did stays theirs by the id of the account, and by 工号. */
  private async leftService(before: Instant): Promise<ExpiredBatch | null> {
    return batch(await this.rows.leftService(before, BATCH), async (tx, ids) => {
      await this.erasing.accounts(tx, ids, this.cipher.encrypt(ERASED_NAME, 'account.name'))
      tx.job({ name: 'store.scrub', payload: {}, coalesceKey: 'store.scrub' })
    })
  }

  /** Each person is a unit of his own. */
  private async departed(): Promise<ExpiredBatch | null> {
    const [partyId] = await this.rows.departed(this.before('party'), 1)
    if (partyId === undefined) return null
    const deed = { actionId: newId(), erasureId: null, partyId, photoIds: [], actorId: null }
    const { write } = await this.eraser.prepare(deed)
    return { count: 1, write }
  }
}

const batch = (
  ids: readonly string[],
  write: (tx: Tx, ids: readonly string[]) => Promise<unknown>,
): ExpiredBatch | null => (ids.length === 0 ? null : { count: ids.length, write: (tx) => write(tx, ids) })
