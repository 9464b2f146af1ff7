import { type FreshDatabase, freshDatabase } from '../support/server-addresses'
import { retentionTests } from './privacy-retention.body'

describe('Records past their time, on MariaDB', () => {
  let database: FreshDatabase
  afterAll(() => database?.drop())

  retentionTests(async () => {
    database = await freshDatabase()
    return { databaseUrl: database.url }
  })
})
