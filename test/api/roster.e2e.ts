import { type FreshDatabase, freshDatabase } from '../support/server-addresses'
import { rosterTests } from './roster.body'

describe("A district's own roster on MariaDB", () => {
  let database: FreshDatabase
  afterAll(() => database?.drop())
  rosterTests(async () => {
    database = await freshDatabase()
    return database.url
  })
})
