import type { CalendarDate } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { Database, marks } from '../store/database'
import type { AreaEntity } from './area.entity'

type Listed = Pick<AreaEntity, 'code' | 'kind' | 'name' | 'parentCode'>

@Injectable()
export class AreaRepository {
  constructor(private readonly db: Database) {}

  /** code → name of the areas asked for. */
  async names(codes: readonly string[]): Promise<Map<string, string>> {
    const wanted = [...new Set(codes)]
    if (wanted.length === 0) return new Map()
    const rows = await this.db.rows<AreaEntity>(`SELECT code, name FROM area WHERE code IN (${marks(wanted)})`, wanted)
    return new Map(rows.map((r) => [r.code, r.name]))
  }

  /** `on`: without those closed before that day. */
  list(filter: { kind?: string; parent?: string; on?: CalendarDate }): Promise<Listed[]> {
    const where = ['1 = 1']
    const params: string[] = []
    if (filter.on) where.push('(toOn IS NULL OR toOn >= ?)') && params.push(filter.on)
    if (filter.kind) where.push('kind = ?') && params.push(filter.kind)
    if (filter.parent) where.push('parentCode = ?') && params.push(filter.parent)
    return this.db.rows<Listed>(
      `SELECT code, kind, name, parentCode FROM area WHERE ${where.join(' AND ')} ORDER BY code LIMIT 2000`,
      params,
    )
  }
}
