import { type FactKind, maskPhone, type OccupancyRole, shownName } from '@app/domain'
import { ClientActionRepository, FactRepository } from '@app/persistence'
import { FieldCipher } from '@app/platform'
import { Injectable } from '@nestjs/common'
import type { Caller } from '../core/caller'
import { FileService, type PhotoView, type Viewer } from '../files/file.service'
import { isForeign, type TimelineEntry } from '../timeline/timeline.service'

export interface StoryEntry extends TimelineEntry {
  photos: PhotoView[]
}

interface Told {
  seq: number
  kind: FactKind
  body: { actionId?: string; role?: OccupancyRole; photoIds?: string[] }
}

const NAMED: ReadonlySet<FactKind> = new Set(['party.moved_in', 'party.renamed', 'party.corrected'])
const PICTURED: ReadonlySet<FactKind> = new Set(['premises.status_changed'])

/** What the facts of a place leave to be read beside them: who it was, masked as everywhere, and what was photographed. */
@Injectable()
export class PlaceStory {
  constructor(
    private readonly facts: FactRepository,
    private readonly actions: ClientActionRepository,
    private readonly files: FileService,
    private readonly cipher: FieldCipher,
  ) {}

  async told(entries: readonly TimelineEntry[], caller: Caller): Promise<StoryEntry[]> {
    const told = await this.bodies(entries, (fact) => !isForeign(fact, caller.scope))
    const [names, photos] = await Promise.all([this.names(told), this.photos(told, caller)])
    return entries.map((entry) => ({
      ...entry,
      detail: [...(names.get(entry.seq) ?? []), ...entry.detail],
      photos: photos.get(entry.seq) ?? [],
    }))
  }

  private async bodies(
    entries: readonly TimelineEntry[],
    isOwn: (fact: { areaCode: string | null }) => boolean,
  ): Promise<Told[]> {
    const wanted = entries.filter(({ kind }) => NAMED.has(kind) || PICTURED.has(kind))
    const rows = await this.facts.bySeq(wanted.map(({ seq }) => seq))
    return rows.filter(isOwn).map(({ seq, kind, body }) => ({ seq, kind, body: JSON.parse(body) as Told['body'] }))
  }

  private async names(told: readonly Told[]): Promise<Map<number, string[]>> {
    const named = told.filter(({ kind }) => NAMED.has(kind))
    const texts = await this.actions.texts(named.flatMap(({ body }) => body.actionId ?? []))
    return new Map(
      named.map(({ seq, body }) => {
        const read = new Map(texts.filter((t) => t.subjectId === body.actionId).map((t) => [t.path, t.textEnc]))
        return [seq, nameWords(body.role, (path) => this.read(read.get(path)))]
      }),
    )
  }

  private async photos(told: readonly Told[], viewer: Viewer): Promise<Map<number, PhotoView[]>> {
    const pictured = told.filter(({ kind }) => PICTURED.has(kind))
    const views = await this.files.views(
      pictured.flatMap(({ body }) => body.photoIds ?? []),
      viewer,
    )
    return new Map(pictured.map(({ seq, body }) => [seq, (body.photoIds ?? []).flatMap((id) => views.get(id) ?? [])]))
  }

  private read(textEnc: string | undefined): string | null {
    return textEnc === undefined ? null : this.cipher.decrypt(textEnc, 'committed.text')
  }
}

/** 示范面馆 → 新示范饭店; of a person 张* → 李*. */
function nameWords(role: OccupancyRole | undefined, read: (path: string) => string | null): string[] {
  const shown = (name: string | null) => name && shownName(role === 'trade_name' ? 'business' : 'person', name)
  const phone = (number: string | null) => number && maskPhone(number)
  return [
    arrow(shown(read('oldName')), shown(read('name'))),
    read('oldPhone') === null ? null : arrow(phone(read('oldPhone')), phone(read('phone'))),
  ].filter((line): line is string => line !== null)
}

const arrow = (before: string | null, after: string | null): string | null =>
  before && after ? `${before} → ${after}` : after
