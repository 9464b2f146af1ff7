import type { Instant } from '@app/domain'
import type { EntryFile } from '../outbox/entry'

/** A picture on the phone. Its id is made here, so that an upload repeated after a lost answer is one file. */
export interface HeldPhoto {
  id: string
  ref: string
  takenAt: Instant
}

export const asFile = (photo: HeldPhoto, purpose: string): EntryFile => ({ ...photo, purpose, sent: false })
