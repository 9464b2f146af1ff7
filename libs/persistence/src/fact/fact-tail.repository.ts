import type { FactKind, FactSubject, Instant } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { Database, first } from '../store/database'

export interface TailedFact {
  seq: number
  kind: FactKind
  areaCode: string | null
  recordedAt: Instant
  subjects: FactSubject[]
}

interface Row extends Omit<TailedFact, 'subjects'> {
  subjectKind: FactSubject['kind'] | null
  subjectId: string | null
}

/** The end of the journal, read in order. Dense numbers mean that nothing can appear behind the reader. */
@Injectable()
export class FactTailRepository {
  constructor(private readonly db: Database) {}

  async lastSeq(): Promise<number> {
    return Number((await first<{ seq: number | null }>(this.db, 'SELECT MAX(seq) AS seq FROM fact'))?.seq ?? 0)
  }

  async after(seq: number, limit: number): Promise<TailedFact[]> {
    const rows = await this.db.rows<Row>(
      `SELECT f.seq, f.kind, f.areaCode, f.recordedAt, s.subjectKind, s.subjectId
         FROM fact f LEFT JOIN fact_subject s ON s.seq = f.seq
        WHERE f.seq > ? AND f.seq <= ? ORDER BY f.seq`,
      [seq, seq + limit],
    )
    const facts = new Map<number, TailedFact>()
    for (const { subjectKind, subjectId, ...row } of rows) {
      const fact = facts.get(row.seq) ?? { ...row, subjects: [] }
      if (subjectKind && subjectId) fact.subjects.push({ kind: subjectKind, id: subjectId })
      facts.set(row.seq, fact)
    }
    return [...facts.values()]
  }
}
