import { type FreshDatabase, freshDatabase } from '../support/server-addresses'
import { gridRecordTests } from './grid-records.body'
import { gridTests } from './grids.body'
import { referralTests } from './referrals.body'

describe.each([
  ['grids and people', gridTests],
  ['records when a border moves', gridRecordTests],
  ['matters handed to departments', referralTests],
])('%s on MariaDB', (_, tests) => {
  let database: FreshDatabase

  beforeAll(async () => {
    database = await freshDatabase()
  })
  afterAll(() => database.drop())

  tests(async () => ({ databaseUrl: database.url }))
})
