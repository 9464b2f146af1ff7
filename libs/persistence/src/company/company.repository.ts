import type { CalendarDate } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { Database, first, marks, type Sql } from '../store/database'
import type { Tx } from '../store/tx'
import type { CompanyEntity } from './company.entity'
import type { SupplyEntity } from './supply.entity'

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

  /** Who supplies or supplied these premises. */
  suppliesAt(premisesId: string, sql: Sql = this.db): Promise<SupplyEntity[]> {
    return sql.rows<SupplyEntity>('SELECT * FROM supply WHERE premisesId = ? ORDER BY fromOn, id', [premisesId])
  }

  /** The number that changed: 0 when it had ended before. */
  endSupply(tx: Tx, id: string, toOn: CalendarDate): Promise<number> {
    return tx.execute('UPDATE supply SET toOn = ? WHERE id = ? AND toOn IS NULL', [toOn, id])
  }
}
