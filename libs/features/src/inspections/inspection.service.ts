import {
  addDays,
  DomainError,
  hazardTitle,
  type InspectionContent,
  maskName,
  startOfDay,
  visitPhotos,
} from '@app/domain'
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

interface ListQuery extends PageRequest, Omit<InspectionFilter, 'inspectorId'> {
  mine?: '1'
}

/** Records of visits: the list, and one with everything that was signed. */
@Injectable()
export class InspectionService {
  constructor(
    private readonly inspections: InspectionRepository,
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
    const row = await this.visible(id, caller)
    const fact = row && (await this.inspections.content(row.factId))
    if (!row || !fact) throw new DomainError('NOT_FOUND', '没有找到这次检查')
    const content = JSON.parse(fact.body) as InspectionContent
    const [signatures, texts, found] = await Promise.all([
      this.inspections.signatures(id),
      this.inspections.texts(id),
      this.hazards.foundBy(id),
    ])
    const photoIds = visitPhotos(content)
    const views = await this.files.views([...photoIds, ...signatures.map((s) => s.fileId)], caller.accountId)
    return {
      ...this.row(row, caller),
      content,
      contentHash: row.contentHash,
      texts: texts.map((t) => ({ path: t.path, text: this.cipher.decrypt(t.textEnc, 'committed.text') })),
      photos: photoIds.flatMap((photo) => views.get(photo) ?? []),
      signatures: signatures.flatMap((s) => {
        const image = views.get(s.fileId)
        return image
          ? [{ by: s.signedBy, image, contentHash: s.contentHash, matches: s.contentHash === row.contentHash }]
          : []
      }),
      hazards: found.map((h) => ({ ...h, title: hazardTitle(h.item, h.reason) })),
      factSeq: fact.seq,
    }
  }

  private async visible(id: string, { scope, accountId, partyId }: Caller): Promise<InspectionListRow | null> {
    const row = await this.inspections.visible(id, scope, accountId)
    if (!row || scope.kind !== 'household') return row
    return (await this.inspections.ofStay([id], partyId)).has(id) ? row : null
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
    }
  }
}
