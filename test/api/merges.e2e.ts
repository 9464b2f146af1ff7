import { type FreshDatabase, freshDatabase } from '../support/server-addresses'
import { mergeTests } from './merges.body'

describe('double entries on MariaDB', () => {
  let database: FreshDatabase

  beforeAll(async () => {
    database = await freshDatabase()
  })
  afterAll(() => database.drop())

  mergeTests(async () => ({ databaseUrl: database.url }))
})
