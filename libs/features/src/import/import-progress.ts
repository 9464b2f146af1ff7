import { type ImportBatchEntity, ImportBatchRepository, UnitOfWork } from '@app/persistence'
import { Injectable } from '@nestjs/common'
import type { ImportPhase, OnProgress } from './import-plan'

export interface Progress {
  phase: ImportPhase | null
  done: number
  total: number
}

const WRITE_EVERY_MS = 1000

/**
 * How far a list is. This process knows at once; the others read it from the row. While a list is being written the
 * one writer of SQLite is busy with it: the row then waits, and nobody needs it, because there is only this process.
 */
@Injectable()
export class ImportProgress {
  private readonly latest = new Map<string, Progress>()
  private readonly writing = new Set<string>()
  private lastWriteMs = 0

  constructor(
    private readonly batches: ImportBatchRepository,
    private readonly uow: UnitOfWork,
  ) {}

  of({ id, phase, phaseDone, phaseTotal }: ImportBatchEntity): Progress {
    return this.latest.get(id) ?? { phase: phase as ImportPhase | null, done: phaseDone, total: phaseTotal }
  }

  reporter(id: string): OnProgress {
    return (phase, done, total) => {
      this.latest.set(id, { phase, done, total })
      this.remember(id)
    }
  }

  forget(id: string): void {
    this.latest.delete(id)
  }

  private remember(id: string): void {
    const progress = this.latest.get(id)
    if (!progress || this.writing.has(id) || Date.now() - this.lastWriteMs < WRITE_EVERY_MS) return
    this.writing.add(id)
    this.lastWriteMs = Date.now()
    const { phase, done: phaseDone, total: phaseTotal } = progress
    this.uow
      .run((tx) => this.batches.change(tx, id, ['reading', 'applying'], { phase, phaseDone, phaseTotal }))
      // A number that is a second old harms nothing.
      .catch(() => undefined)
      .finally(() => this.writing.delete(id))
  }
}
