import type { Scope, SubjectKind } from '@app/domain'
import { ClientActionRepository } from '@app/persistence'
import { FieldCipher } from '@app/platform'
import { Injectable } from '@nestjs/common'
import { type TimelineEntry, TimelineService } from '../timeline/timeline.service'

/** Stands in an entry for a text that only those on the case may read. */
const NOTED = '附有说明'

/** The life of an alert or hazard with what people wrote: whoever has to act must read why it came back to him. */
@Injectable()
export class ToldHistoryService {
  constructor(
    private readonly timeline: TimelineService,
    private readonly actions: ClientActionRepository,
    private readonly cipher: FieldCipher,
  ) {}

  async of(kind: SubjectKind, id: string, scope: Scope): Promise<TimelineEntry[]> {
    const entries = await this.timeline.history(kind, id, scope)
    if (scope.kind === 'household') return entries
    const texts = await this.texts(kind, id)
    return entries.map((entry) => {
      const text = texts.get(entry.seq)
      return text ? { ...entry, detail: [...entry.detail.filter((line) => line !== NOTED), `说明：${text}`] } : entry
    })
  }

  /** seq → what was written with that action. */
  private async texts(kind: SubjectKind, id: string): Promise<Map<number, string>> {
    const actions = await this.timeline.actions(kind, id)
    const rows = await this.actions.texts(actions.map(({ actionId }) => actionId))
    const byAction = new Map(rows.map((row) => [row.subjectId, this.cipher.decrypt(row.textEnc, 'committed.text')]))
    return new Map(
      actions.flatMap(({ seq, actionId }) => (byAction.has(actionId) ? [[seq, byAction.get(actionId) ?? '']] : [])),
    )
  }
}
