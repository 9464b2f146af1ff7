import { keepWords, RETENTION } from '@app/domain'
import { RetentionRepository } from '@app/persistence'
import { Injectable } from '@nestjs/common'

/** 保存期限 as the office and the auditor read it: the rule, its basis, and what the last night did. */
@Injectable()
export class RetentionService {
  constructor(private readonly rows: RetentionRepository) {}

  async table() {
    const runs = new Map((await this.rows.runs()).map((run) => [run.kind, run]))
    const items = RETENTION.map((rule) => {
      const { kind, label, from, basis, unverified, after, by } = rule
      const run = runs.get(kind)
      const last = run
        ? { at: run.ranAt, removed: run.removed, lastRemovedAt: run.lastRemovedAt, total: run.total }
        : null
      return { kind, label, keep: keepWords(rule), from, basis, unverified, after, by, last }
    })
    return { items }
  }
}
