import { type FreshDatabase, freshDatabase } from '../support/server-addresses'
import { companyTests } from './companies.body'
import { companyWorkTests } from './companies-work.body'
import { holdingsTests } from './holdings.body'
import { supervisionTests } from './supervision.body'

describe.each([
  ['register', companyTests],
  ['supervision', supervisionTests],
  ['work', companyWorkTests],
  ['holdings', holdingsTests],
])('the %s of gas companies on MariaDB', (_, tests) => {
  let database: FreshDatabase

  beforeAll(async () => {
    database = await freshDatabase()
  })
  afterAll(() => database.drop())

  tests(async () => ({ databaseUrl: database.url }))
})
