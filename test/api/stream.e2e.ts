import { type FreshDatabase, freshDatabase } from '../support/server-addresses'
import { streamTests } from './stream.body'

describe('Live changes on MariaDB', () => {
  let database: FreshDatabase
  afterAll(() => database?.drop())
  streamTests(async () => {
    database = await freshDatabase()
    return database.url
  })
})
