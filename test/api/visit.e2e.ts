import { type FreshDatabase, freshDatabase } from '../support/server-addresses'
import { visitTests } from './visit.body'

describe('A visit on MariaDB', () => {
  let database: FreshDatabase
  afterAll(() => database?.drop())
  visitTests(async () => {
    database = await freshDatabase()
    return database.url
  })
})
