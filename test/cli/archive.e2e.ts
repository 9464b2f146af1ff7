import { type FreshDatabase, freshDatabase } from '../support/server-addresses'
import { archiveTests } from './archive.body'

describe('Backup and restore of a MariaDB database', () => {
  const databases: FreshDatabase[] = []
  afterAll(async () => {
    for (const { drop } of databases) await drop()
  })
  archiveTests(async () => {
    const database = await freshDatabase()
    databases.push(database)
    return database.url
  })
})
