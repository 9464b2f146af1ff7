import {
  DomainError,
  dateInShanghai,
  type FactSubject,
  type PartyRevealedBody,
  type RecordField,
  type RecordPurpose,
  visitPhotos,
} from '@app/domain'
import {
  type InspectionListRow,
  InspectionPartRepository,
  InspectionRepository,
  PartyRepository,
  prepareFact,
} from '@app/persistence'
import type { Clock } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { ActionLedger, insertTexts, type Write } from '../actions/action-ledger'
import type { Caller } from '../core/caller'
import { CLOCK } from '../core/tokens'
import { FileService, type PhotoView } from '../files/file.service'
import { RecordService, type SignedRecord } from './record.service'
import { VisitAccess } from './visit-access'
import { TEXT_PATH, VisitTexts } from './visit-texts'

export interface RecordReveal {
  actionId: string
  field: RecordField
  purpose: RecordPurpose
  reason: string | null
}

export interface Revealed {
  texts: string[]
  pictures: PhotoView[]
}

/**
 * Looking behind the mask of a visit's record, as `RevealService` does of a person's: who looked, at what and why is a
 * fact before it is shown, and those who lived there on the day of the visit find it among the looks at themselves.
 */
@Injectable()
export class RecordRevealService {
  constructor(
    private readonly records: RecordService,
    private readonly inspections: InspectionRepository,
    private readonly parts: InspectionPartRepository,
    private readonly parties: PartyRepository,
    private readonly access: VisitAccess,
    private readonly texts: VisitTexts,
    private readonly files: FileService,
    private readonly ledger: ActionLedger,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws NOT_FOUND for a record out of sight, REVEAL_EMPTY, ID_REUSED. */
  async reveal(caller: Caller, id: string, asked: RecordReveal): Promise<Revealed> {
    const row = await this.records.require(id, caller)
    const shown = await this.read(row, await this.records.signed(row), asked, caller)
    const deed = { id: asked.actionId, kind: 'party.reveal', subjectId: id, content: { ...asked } }
    await this.ledger.once(deed, caller, () => this.journal(row, asked, caller))
    return shown
  }

  private async read(
    row: InspectionListRow,
    signed: SignedRecord,
    { field }: RecordReveal,
    caller: Caller,
  ): Promise<Revealed> {
    const shown =
      field === 'pictures'
        ? { texts: [], pictures: await this.pictures(row, signed, caller) }
        : { texts: await this.texts.clear(row, signed, TEXT_PATH[field]), pictures: [] }
    if (shown.texts.length + shown.pictures.length > 0) return shown
    throw new DomainError('REVEAL_EMPTY', '这次检查没有可看的内容，或已按申请删除')
  }

  private async pictures({ id }: InspectionListRow, { content }: SignedRecord, caller: Caller): Promise<PhotoView[]> {
    const signatures = [...(await this.inspections.signatures(id)), ...(await this.parts.signatures(id))]
    const ids = [...visitPhotos(content), ...signatures.map(({ fileId }) => fileId)]
    return (await this.files.revealed(ids, caller)).filter(({ erased }) => !erased)
  }

  /**
   * The record is a subject of the fact and stands in no field of its body: what is erased with a person is found by the
   * ids in the bodies of his time, and a look may come long after the visit.
   */
  private async journal(
    { id, premisesId, areaCode, finishedAt }: InspectionListRow,
    { actionId, field, purpose, reason }: RecordReveal,
    { accountId }: Caller,
  ): Promise<Write> {
    const place = (await this.access.find(premisesId))?.id ?? premisesId
    const there = await this.parties.occupants([place], dateInShanghai(finishedAt))
    const text = this.ledger.seal(actionId, 'reason', reason)
    const body: PartyRevealedBody = {
      actionId,
      premisesId: place,
      partyId: null,
      field,
      purpose,
      reason: text.commitment,
    }
    const subjects: FactSubject[] = [
      { kind: 'premises', id: place },
      { kind: 'inspection', id },
      ...[...new Set(there.map(({ partyId }) => partyId))].map((party) => ({ kind: 'party' as const, id: party })),
    ]
    const occurredAt = this.clock.now()
    const fact = prepareFact({ kind: 'party.revealed', actorId: accountId, occurredAt, areaCode, body, subjects })
    return async (tx) => {
      await insertTexts(tx, text)
      tx.fact(fact)
    }
  }
}
