import { addDays, type Category, hazardTitle, maskName, startOfDay, visitPhotos } from '@app/domain'
import {
  areaNameOf,
  type InspectionFilter,
  type InspectionListRow,
  InspectionRepository,
  mapPage,
  type PageRequest,
} from '@app/persistence'
import { FieldCipher } from '@app/platform'
import { Injectable } from '@nestjs/common'
import type { Caller } from '../core/caller'
import { FileService } from '../files/file.service'
import { HazardRecorder } from '../hazards/hazard-recorder'
import { CorrectionViews } from './correction-views'
import { mayCorrect, RecordService } from './record.service'
import { VisitOrigin } from './visit-origin'
import { VisitTexts } from './visit-texts'

interface ListQuery extends PageRequest, Omit<InspectionFilter, 'inspectorId'> {
  mine?: '1'
}

/** Records of visits: the list, and one with everything that was signed and what came after. */
@Injectable()
export class InspectionService {
  constructor(
    private readonly inspections: InspectionRepository,
    private readonly records: RecordService,
    private readonly corrections: CorrectionViews,
    private readonly origin: VisitOrigin,
    private readonly texts: VisitTexts,
    private readonly files: FileService,
    private readonly hazards: HazardRecorder,
    private readonly cipher: FieldCipher,
  ) {}

  async list(query: ListQuery, caller: Caller) {
    const { mine, from, to, ...filter } = query
    const dates = { from: from && startOfDay(from), to: to && startOfDay(addDays(to, 1)) }
    const inspectorId = mine ? caller.accountId : undefined
    const page = await this.inspections.page(
      caller.scope,
      caller.accountId,
      { ...filter, ...dates, inspectorId },
      query,
    )
    return mapPage(page, (row) => this.row(row, caller))
  }

  /** Throws NOT_FOUND for what does not exist and for what the caller may not see, alike. */
  async detail(id: string, caller: Caller) {
    const row = await this.records.require(id, caller)
    const record = await this.records.signed(row)
    const { content, factSeq, joint } = record
    const photoIds = visitPhotos(content)
    const signed = await this.inspections.signatures(id)
    const [texts, found, views, corrections, paper, parts] = await Promise.all([
      this.texts.of(row, record, caller),
      this.hazards.foundBy(id),
      this.files.views([...photoIds, ...signed.map((s) => s.fileId)], caller),
      this.corrections.of(row, content.checklistVersion, caller),
      this.origin.paper(row, caller),
      joint && this.origin.joint(joint, caller),
    ])
    return {
      ...this.row(row, caller),
      content,
      contentHash: row.contentHash,
      texts,
      photos: photoIds.flatMap((photo) => views.get(photo) ?? []),
      signatures: signed.flatMap((s) => {
        const image = views.get(s.fileId)
        return image
          ? [{ by: s.signedBy, image, contentHash: s.contentHash, matches: s.contentHash === row.contentHash }]
          : []
      }),
      hazards: found.map((h) => ({ ...h, title: hazardTitle(h.item, h.reason) })),
      factSeq,
      corrections,
      mayCorrect: mayCorrect(row, joint?.rows ?? [], caller),
      paper,
      joint: parts,
    }
  }

  private row(row: InspectionListRow, caller: Caller) {
    const name = this.cipher.decrypt(row.inspectorNameEnc, 'account.name')
    return {
      id: row.id,
      number: row.number,
      premisesId: row.premisesId,
      premisesLabel: row.premisesLabel,
      areaCode: row.areaCode,
      areaName: areaNameOf(row),
      // 谁检查、谁签字、谁负责: the inspector's name is not hidden from those he answers to.
      inspectorName: caller.role === 'household' ? maskName(name) : name,
      kind: row.kind,
      outcome: row.outcome,
      finishedAt: row.finishedAt,
      receivedAt: row.receivedAt,
      findings: { A: row.gradeA, B: row.gradeB, C: row.gradeC },
      source: row.source ?? ('phone' as const),
      awaited: (row.awaited?.split(',') ?? []) as Category[],
    }
  }
}
