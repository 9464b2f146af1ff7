import { ERASED_NAME, HIDDEN_TEXT, maskName } from '@app/domain'
import { type CommittedTextEntity, type InspectionListRow, InspectionRepository } from '@app/persistence'
import { FieldCipher } from '@app/platform'
import { Injectable } from '@nestjs/common'
import type { Caller } from '../core/caller'
import type { SignedRecord } from './record.service'

export interface TextView {
  path: string
  text: string
  masked: boolean
}

const WITNESS = 'signing.witness'
/** Where the words of a visit stand in what was signed. */
export const TEXT_PATH = { note: 'note', witness: WITNESS } as const

/** What was written at a visit: the note, and who stood by. Behind its mask looks `RecordRevealService` only. */
@Injectable()
export class VisitTexts {
  constructor(
    private readonly inspections: InspectionRepository,
    private readonly cipher: FieldCipher,
  ) {}

  /** In clear for the household that it is about and for whoever wrote it; masked for everybody else. */
  async of(row: InspectionListRow, signed: SignedRecord, { role, accountId }: Caller): Promise<TextView[]> {
    const texts = await this.rows(row, signed)
    const writers = writersOf(row, signed)
    const isOwn = (subjectId: string) => role === 'household' || writers.get(subjectId) === accountId
    return [...texts.map((text) => this.view(text, isOwn(text.subjectId))), ...erasedTexts(signed, texts)]
  }

  /** Of a sheet of paper that may not be a visit yet. */
  async ofSheet(id: string, open: boolean): Promise<TextView[]> {
    return (await this.inspections.texts([id])).map((text) => this.view(text, open))
  }

  /** What stands behind the mask; more than one where several inspectors wrote. */
  async clear(row: InspectionListRow, signed: SignedRecord, path: string): Promise<string[]> {
    const texts = await this.rows(row, signed)
    return texts.filter((text) => text.path === path).map((text) => this.read(text))
  }

  private rows({ id }: InspectionListRow, { joint }: SignedRecord): Promise<CommittedTextEntity[]> {
    return this.inspections.texts([id, ...(joint?.rows ?? []).map((part) => part.id)])
  }

  private view(row: CommittedTextEntity, open: boolean): TextView {
    const text = this.read(row)
    const { path } = row
    if (open) return { path, text, masked: false }
    return { path, text: path === WITNESS ? maskName(text) : HIDDEN_TEXT, masked: true }
  }

  private read({ textEnc }: CommittedTextEntity): string {
    return this.cipher.decrypt(textEnc, 'committed.text')
  }
}

/** By what a text hangs on, the inspector who typed it. */
function writersOf({ id, inspectorId }: InspectionListRow, { joint }: SignedRecord): Map<string, string> {
  const parts = (joint?.rows ?? []).map((part) => [part.id, part.inspectorId] as const)
  return new Map([[id, inspectorId], ...parts])
}

/** Words that were signed for and are gone: the record says so instead of showing none. */
function erasedTexts({ content: { note, signing } }: SignedRecord, kept: readonly { path: string }[]): TextView[] {
  const committed = { note, [WITNESS]: signing?.witness ?? null }
  return Object.entries(committed).flatMap(([path, commitment]) =>
    commitment !== null && !kept.some((text) => text.path === path) ? [{ path, text: ERASED_NAME, masked: false }] : [],
  )
}
