import { type FreshDatabase, freshDatabase } from '../support/server-addresses'
import { placeStateTests } from './place-states.body'
import { placeTests } from './places.body'

describe.each([
  ['life', placeTests],
  ['states', placeStateTests],
])('the %s of a place on MariaDB', (_, tests) => {
  let database: FreshDatabase

  beforeAll(async () => {
    database = await freshDatabase()
  })
  afterAll(() => database.drop())

  tests(async () => ({ databaseUrl: database.url }))
})
