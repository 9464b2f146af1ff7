import { type FreshDatabase, freshDatabase } from '../support/server-addresses'
import { householdTests } from './household.body'

describe('the household on MariaDB', () => {
  let database: FreshDatabase
  afterAll(() => database?.drop())

  householdTests(async () => {
    database = await freshDatabase()
    return { databaseUrl: database.url }
  })
})
