import { type FreshDatabase, freshDatabase } from '../support/server-addresses'
import { dayTests } from './day.body'
import { officeTests } from './office.body'

describe.each([
  ['the office', officeTests],
  ['the day', dayTests],
])('%s on MariaDB', (_, tests) => {
  let database: FreshDatabase

  beforeAll(async () => {
    database = await freshDatabase()
  })
  afterAll(() => database.drop())

  tests(async () => ({ databaseUrl: database.url }))
})
