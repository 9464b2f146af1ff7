import { type FreshDatabase, freshDatabase } from '../support/server-addresses'
import { placeTests } from './places.body'

describe('the life of a place on MariaDB', () => {
  let database: FreshDatabase

  beforeAll(async () => {
    database = await freshDatabase()
  })
  afterAll(() => database.drop())

  placeTests(async () => ({ databaseUrl: database.url }))
})
