import { Injectable } from '@nestjs/common'
import { Database } from '../store/database'
import { orUpdate } from '../store/dialect'
import type { Tx } from '../store/tx'
import { CompanySiteEntity } from './company-site.entity'

/** 站点 under whose codes companies report. */
@Injectable()
export class CompanySiteRepository {
  constructor(private readonly db: Database) {}

  ofCompany(companyId: string): Promise<CompanySiteEntity[]> {
    return this.db.rows<CompanySiteEntity>('SELECT * FROM company_site WHERE companyId = ? ORDER BY code', [companyId])
  }

  /** The code stays with its site: what was reported under it keeps its place. */
  record(tx: Tx, site: CompanySiteEntity): Promise<void> {
    const columns = ['kind', 'name', 'areaCode', 'latE5', 'lonE5'] as const
    const update = orUpdate(tx.dialect, 'companyId, code', (offered) =>
      columns.map((column) => `${column} = ${offered(column)}`).join(', '),
    )
    return tx.insert(CompanySiteEntity, [site], update)
  }
}
