import type { Category } from '@app/domain'
import { maskName } from '@app/domain'
import {
  type InspectionListRow,
  InspectionPartRepository,
  PaperVisitRepository,
  type PartRow,
  type PartSignatureEntity,
} from '@app/persistence'
import { FieldCipher } from '@app/platform'
import { Injectable } from '@nestjs/common'
import type { Caller } from '../core/caller'
import { FileService, type PhotoView } from '../files/file.service'
import type { SignedRecord } from './record.service'

/** How a visit came here when it was not signed on one phone: from a sheet of paper, or in parts. */
@Injectable()
export class VisitOrigin {
  constructor(
    private readonly papers: PaperVisitRepository,
    private readonly parts: InspectionPartRepository,
    private readonly files: FileService,
    private readonly cipher: FieldCipher,
  ) {}

  async paper({ id, source }: InspectionListRow, caller: Caller) {
    const row = source === 'paper' ? await this.papers.byId(id) : null
    if (!row) return null
    return {
      sheetNo: row.sheetNo,
      visitedOn: row.visitedOn,
      enteredAt: row.enteredAt,
      enteredByName: this.name(row.enteredByNameEnc, caller),
      approvedAt: row.decidedAt ?? row.enteredAt,
      approvedByName: this.name(row.decidedByNameEnc ?? row.enteredByNameEnc, caller),
    }
  }

  async joint({ visit, rows }: NonNullable<SignedRecord['joint']>, caller: Caller) {
    const signatures = await this.parts.signatures(visit.content.id)
    const views = await this.files.views(
      signatures.map(({ fileId }) => fileId),
      caller,
    )
    return {
      leadArrived: visit.lead !== null,
      awaited: visit.awaited,
      parts: rows.map((row) => this.part(row, signatures, views, caller)),
    }
  }

  private part(
    row: PartRow,
    signatures: readonly PartSignatureEntity[],
    views: ReadonlyMap<string, PhotoView>,
    caller: Caller,
  ) {
    const { id, categories, startedAt, finishedAt, receivedAt, contentHash } = row
    const own = signatures.filter(({ partId }) => partId === id)
    return {
      id,
      inspectorName: this.name(row.inspectorNameEnc, caller),
      lead: Boolean(row.isLead),
      categories: (categories === '' ? [] : categories.split(',')) as Category[],
      startedAt,
      finishedAt,
      receivedAt,
      contentHash,
      factSeq: Number(row.seq),
      signatures: own.flatMap((signature) => {
        const image = views.get(signature.fileId)
        const matches = signature.contentHash === contentHash
        return image ? [{ by: signature.signedBy, image, contentHash: signature.contentHash, matches }] : []
      }),
    }
  }

  private name(enc: string, { role }: Caller): string {
    const name = this.cipher.decrypt(enc, 'account.name')
    return role === 'household' ? maskName(name) : name
  }
}
