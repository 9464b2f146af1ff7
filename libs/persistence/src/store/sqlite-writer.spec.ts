import type { Session } from './session'
import { SqliteWriter } from './sqlite-writer'

/** Notes what it is told; a statement named in `broken` fails. */
function recorder(...broken: string[]) {
  const told: string[] = []
  const write = async (sql: string) => {
    told.push(sql)
    if (broken.includes(sql)) throw new Error(`${sql} failed`)
    return { affected: 1 }
  }
  const session: Session = {
    rows: async () => [],
    all: async () => [],
    finish: async () => 0,
    defer: async () => undefined,
    write,
  }
  return { told, writer: new SqliteWriter(session) }
}

const stating = (sql: string) => async (session: Session) => {
  await session.write(sql, [])
  return sql
}

describe('units that arrive together', () => {
  it('share one flush, one after the other', async () => {
    const { told, writer } = recorder()
    const results = await Promise.all([writer.run(stating('A')), writer.run(stating('B'))])
    expect(results).toEqual(['A', 'B'])
    expect(told).toEqual([
      ...['BEGIN IMMEDIATE', 'SAVEPOINT unit', 'A', 'RELEASE unit'],
      ...['SAVEPOINT unit', 'B', 'RELEASE unit', 'COMMIT'],
    ])
  })

  it('are answered after the flush and not before', async () => {
    const { told, writer } = recorder()
    const seen: number[] = []
    await Promise.all(['A', 'B'].map((sql) => writer.run(stating(sql)).then(() => seen.push(told.indexOf('COMMIT')))))
    expect(seen).toEqual([7, 7])
  })

  it('lose only the one that fails', async () => {
    const { told, writer } = recorder('B')
    const results = await Promise.allSettled(['A', 'B', 'C'].map((sql) => writer.run(stating(sql))))
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(told.filter((sql) => sql === 'ROLLBACK TO unit')).toHaveLength(1)
    expect(told.at(-1)).toBe('COMMIT')
  })

  it('are all refused when the flush fails, and the next one begins anew', async () => {
    const { told, writer } = recorder('COMMIT')
    const results = await Promise.allSettled(['A', 'B'].map((sql) => writer.run(stating(sql))))
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(told.at(-1)).toBe('ROLLBACK')
    await expect(writer.run(stating('C'))).rejects.toThrow('COMMIT failed')
    expect(told.filter((sql) => sql === 'BEGIN IMMEDIATE')).toHaveLength(2)
  })

  it('are refused one by one while another process holds the file', async () => {
    const { told, writer } = recorder('BEGIN IMMEDIATE')
    const results = await Promise.allSettled(['A', 'B'].map((sql) => writer.run(stating(sql))))
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(told).toEqual(['BEGIN IMMEDIATE', 'BEGIN IMMEDIATE'])
  })
})
