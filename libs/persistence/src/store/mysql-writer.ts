import type { DataSource } from 'typeorm'
import { isRetryable } from './dialect'
import { MysqlGroup } from './mysql-group'
import { MysqlUnit } from './mysql-unit'
import { mysqlPool, type Session } from './session'

const MAX_TRIES = 6

/** Many writers at once; whom the database turns back in a deadlock runs again. */
export class MysqlWriter {
  private group: MysqlGroup | null = null

  constructor(private readonly source: DataSource) {}

  async run<T>(unit: (session: Session) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.once(unit)
      } catch (error) {
        if (!isRetryable(error) || attempt >= MAX_TRIES) throw error
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 15 * attempt))
      }
    }
  }

  private async once<T>(unit: (session: Session) => Promise<T>): Promise<T> {
    const pool = mysqlPool(this.source)
    this.group ??= new MysqlGroup(pool)
    const session = new MysqlUnit(pool, this.group)
    try {
      const result = await unit(session)
      await session.commit()
      return result
    } catch (error) {
      await session.rollback()
      throw error
    } finally {
      session.release()
    }
  }
}
