import { type HostRule, hostRule, type Instant } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { Database } from '../store/database'
import { orUpdate } from '../store/dialect'
import type { Tx } from '../store/tx'
import { HostRuleEntity, UnknownHostEntity } from './host-rule.entity'

/** A stranger may scan what he likes: so many sites at most are kept. */
const MOST_UNKNOWN = 500

/** How codes of cylinders are read, one row per site. */
@Injectable()
export class HostRuleRepository {
  constructor(private readonly db: Database) {}

  all(): Promise<HostRuleEntity[]> {
    return this.db.rows<HostRuleEntity>('SELECT * FROM host_rule ORDER BY host')
  }

  async rules(): Promise<HostRule[]> {
    return (await this.all()).map(({ host, take, param }) => hostRule(host, take, param))
  }

  /** A site that gets its rule is unknown no more. */
  async set(tx: Tx, row: HostRuleEntity): Promise<void> {
    const update = orUpdate(
      tx.dialect,
      'host',
      (offered) => `take = ${offered('take')}, param = ${offered('param')}, updatedAt = ${offered('updatedAt')}`,
    )
    await tx.insert(HostRuleEntity, [row], update)
    await tx.execute('DELETE FROM unknown_host WHERE host = ?', [row.host])
  }

  remove(tx: Tx, host: string): Promise<number> {
    return tx.execute('DELETE FROM host_rule WHERE host = ?', [host])
  }

  /** The sites seen last, so that somebody looks at them. */
  unknown(): Promise<UnknownHostEntity[]> {
    return this.db.rows<UnknownHostEntity>('SELECT * FROM unknown_host ORDER BY times DESC, lastAt DESC, host')
  }

  async countUnknown(tx: Tx, host: string, at: Instant): Promise<void> {
    const known = await tx.execute('UPDATE unknown_host SET times = times + 1, lastAt = ? WHERE host = ?', [at, host])
    if (known > 0) return
    const [row] = await tx.rows<{ n: number }>('SELECT COUNT(*) AS n FROM unknown_host')
    if (Number(row?.n) >= MOST_UNKNOWN) return
    const again = orUpdate(
      tx.dialect,
      'host',
      (offered) => `times = unknown_host.times + 1, lastAt = ${offered('lastAt')}`,
    )
    await tx.insert(UnknownHostEntity, [{ host, times: 1, firstAt: at, lastAt: at }], again)
  }
}
