import { type FreshDatabase, freshDatabase } from '../support/server-addresses'
import { gridTests } from './grids.body'

describe('grids and people on MariaDB', () => {
  let database: FreshDatabase

  beforeAll(async () => {
    database = await freshDatabase()
  })
  afterAll(() => database.drop())

  gridTests(async () => ({ databaseUrl: database.url }))
})
