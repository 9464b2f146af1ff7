import { type FreshDatabase, freshDatabase } from '../support/server-addresses'
import { exportTests } from './exports.body'

describe('Lists that leave on MariaDB', () => {
  let database: FreshDatabase
  afterAll(() => database?.drop())
  exportTests(async () => {
    database = await freshDatabase()
    return database.url
  })
})
