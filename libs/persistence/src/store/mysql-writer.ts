import type { DataSource } from 'typeorm'
import { isRetryable } from './dialect'
import { MysqlSession, mysqlPool, type Session } from './session'

const MAX_TRIES = 6

/** Many writers at once; whom the database turns back in a deadlock runs again. */
export class MysqlWriter {
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
    const connection = await mysqlPool(this.source).getConnection()
    try {
      await connection.query('START TRANSACTION')
      const session = new MysqlSession(connection)
      const result = await unit(session)
      if (!session.committed) await connection.query('COMMIT')
      return result
    } catch (error) {
      await connection.query('ROLLBACK').catch(() => connection.destroy())
      throw error
    } finally {
      connection.release()
    }
  }
}
