import { type FreshDatabase, freshDatabase } from '../support/server-addresses'
import { eventTests } from './events.body'

describe('events of companies on MariaDB', () => {
  let database: FreshDatabase

  beforeAll(async () => {
    database = await freshDatabase()
  })
  afterAll(() => database.drop())

  eventTests(async () => ({ databaseUrl: database.url }))
})
