import { Redis } from 'ioredis'
import { createConnection, type RowDataPacket } from 'mysql2/promise'

/** All that the database server holds, by every column of every table. */
export async function everyRow(url: string): Promise<string> {
  const connection = await createConnection(url.replace(/^mariadb:/, 'mysql:'))
  const [tables] = await connection.query<RowDataPacket[]>('SHOW TABLES')
  const names = tables.map((row) => String(Object.values(row)[0]))
  const all: unknown[] = []
  for (const name of names) all.push((await connection.query(`SELECT * FROM \`${name}\``))[0])
  await connection.end()
  expect(names).toContain('fact')
  return JSON.stringify(all)
}

/** By type: what DUMP gives is compressed, and would hide what it holds. */
export async function everyKey(url: string): Promise<string> {
  const redis = new Redis(url)
  const read: Record<string, (key: string) => Promise<unknown>> = {
    string: (key) => redis.get(key),
    hash: (key) => redis.hgetall(key),
    list: (key) => redis.lrange(key, 0, -1),
    set: (key) => redis.smembers(key),
    zset: (key) => redis.zrange(key, '0', '-1'),
    stream: (key) => redis.xrange(key, '-', '+'),
  }
  const keys = await redis.keys('*')
  const values = await Promise.all(keys.map(async (key) => [key, await read[await redis.type(key)]?.(key)]))
  await redis.quit()
  return JSON.stringify(values)
}
