import { Injectable } from '@nestjs/common'
import { Database, first, marks } from '../store/database'
import type { CompanyEntity } from './company.entity'

@Injectable()
export class CompanyRepository {
  constructor(private readonly db: Database) {}

  byId(id: string): Promise<CompanyEntity | null> {
    return first<CompanyEntity>(this.db, 'SELECT * FROM company WHERE id = ?', [id])
  }

  async byIds(ids: readonly string[]): Promise<Map<string, CompanyEntity>> {
    const wanted = [...new Set(ids)]
    if (wanted.length === 0) return new Map()
    const rows = await this.db.rows<CompanyEntity>(`SELECT * FROM company WHERE id IN (${marks(wanted)})`, wanted)
    return new Map(rows.map((r) => [r.id, r]))
  }

  list(): Promise<CompanyEntity[]> {
    return this.db.rows<CompanyEntity>('SELECT * FROM company ORDER BY code LIMIT 500')
  }
}
