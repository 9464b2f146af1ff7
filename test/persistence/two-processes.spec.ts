import { join } from 'node:path'
import { newId } from '@app/domain'
import { Database, openReader } from '@app/persistence'
import { childProcess, endOf, lineOf } from '../support/child-process'
import { marksOf } from './mark'
import { sqliteStore } from './stores'

describe('two processes on one SQLite file', () => {
  it('both keep everything they were told is kept: 150 of 200 units each, a quarter turned back', async () => {
    const store = await sqliteStore()
    const topics = [newId(), newId()]
    const writers = topics.map((topic) =>
      childProcess(join(__dirname, 'writer-process.ts'), [store.options.sqliteFile, topic]),
    )
    await Promise.all(writers.map((writer) => lineOf(writer, 'ready')))
    const ends = writers.map(endOf)
    for (const writer of writers) writer.stdin.write('begin\n')
    expect(await Promise.all(ends)).toEqual(['kept 150', 'kept 150'])
    const source = await openReader(store.options)
    const db = new Database(source, 'sqlite')
    expect(await Promise.all(topics.map((topic) => marksOf(db, topic)))).toEqual([150, 150])
    await source.destroy()
    await store.drop()
  })
})
