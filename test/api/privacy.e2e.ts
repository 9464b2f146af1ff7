import { everyKey, everyRow } from '../support/everything-kept'
import { addressOf, type FreshDatabase, freshDatabase } from '../support/server-addresses'
import { privacyTests } from './privacy.body'

describe('Personal data after a whole story, on MariaDB and Redis', () => {
  let database: FreshDatabase
  afterAll(() => database?.drop())

  privacyTests(async () => {
    database = await freshDatabase()
    const redisUrl = addressOf('TEST_REDIS_URL')
    return {
      databaseUrl: database.url,
      redisUrl,
      elsewhere: async () => (await everyRow(database.url)) + (await everyKey(redisUrl)),
    }
  })
})
