import { type FreshDatabase, freshDatabase } from '../support/server-addresses'
import { importTests } from './imports.body'

describe('Lists brought in on MariaDB', () => {
  let database: FreshDatabase
  afterAll(() => database?.drop())
  importTests(async () => {
    database = await freshDatabase()
    return database.url
  })
})
