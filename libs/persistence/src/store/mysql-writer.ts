import type { DataSource } from 'typeorm'
import { isRetryable } from './dialect'
import { type MysqlConnection, MysqlSession, mysqlPool, type Session } from './session'

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
    const connection = await this.connection()
    try {
      const session = new MysqlSession(connection, true)
      const result = await unit(session)
      await session.commit()
      return result
    } catch (error) {
      await new MysqlSession(connection).rows('ROLLBACK', []).catch(() => connection.destroy())
      throw error
    } finally {
      connection.release()
    }
  }

  private connection(): Promise<MysqlConnection> {
    return new Promise((resolve, reject) => {
      mysqlPool(this.source).getConnection((error, connection) => (error ? reject(error) : resolve(connection)))
    })
  }
}
