import { type FreshDatabase, freshDatabase } from '../support/server-addresses'
import { companyKeyTests } from './company-keys.body'

describe('keys of gas companies on MariaDB', () => {
  let database: FreshDatabase

  beforeAll(async () => {
    database = await freshDatabase()
  })
  afterAll(() => database.drop())

  companyKeyTests(async () => ({ databaseUrl: database.url }))
})
