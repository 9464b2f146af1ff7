import { type FreshDatabase, freshDatabase } from '../support/server-addresses'
import { cylinderTests } from './cylinders.body'
import { premisesTests } from './premises.body'

describe.each([
  ['premises', premisesTests],
  ['cylinders', cylinderTests],
])('%s on MariaDB', (_, tests) => {
  let database: FreshDatabase

  beforeAll(async () => {
    database = await freshDatabase()
  })
  afterAll(() => database.drop())

  tests(async () => ({ databaseUrl: database.url }))
})
