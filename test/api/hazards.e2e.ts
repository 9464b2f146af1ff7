import { type FreshDatabase, freshDatabase } from '../support/server-addresses'
import { hazardTests } from './hazards.body'

describe('Hazards on MariaDB', () => {
  let database: FreshDatabase
  afterAll(() => database?.drop())
  hazardTests(async () => {
    database = await freshDatabase()
    return database.url
  })
})
