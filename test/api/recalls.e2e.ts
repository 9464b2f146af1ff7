import { type FreshDatabase, freshDatabase } from '../support/server-addresses'
import { recallTests } from './recalls.body'

describe('recalls on MariaDB', () => {
  let database: FreshDatabase

  beforeAll(async () => {
    database = await freshDatabase()
  })
  afterAll(() => database.drop())

  recallTests(async () => ({ databaseUrl: database.url }))
})
