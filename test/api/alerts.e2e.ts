import { type FreshDatabase, freshDatabase } from '../support/server-addresses'
import { alertTests } from './alerts.body'

describe('Alerts on MariaDB', () => {
  let database: FreshDatabase
  afterAll(() => database?.drop())
  alertTests(async () => {
    database = await freshDatabase()
    return database.url
  })
})
