import type { Database, UnitOfWork } from '@app/persistence'
import type { FieldCipher, FileStore, FixedClock } from '@app/platform'

export interface SeedPorts {
  uow: UnitOfWork
  db: Database
  cipher: FieldCipher
  files: FileStore
  /** The clock of `uow`: history is written day by day, each unit on its own day. */
  clock: FixedClock
}
