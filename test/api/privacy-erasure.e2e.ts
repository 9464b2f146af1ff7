import { everyKey, everyRow } from '../support/everything-kept'
import { addressOf, type FreshDatabase, freshDatabase } from '../support/server-addresses'
import { erasureTests } from './privacy-erasure.body'

describe('A person is erased on request, on MariaDB and Redis', () => {
  let database: FreshDatabase
  afterAll(() => database?.drop())

  erasureTests(async () => {
    database = await freshDatabase()
    const redisUrl = addressOf('TEST_REDIS_URL')
    return {
      databaseUrl: database.url,
      redisUrl,
      elsewhere: async () => (await everyRow(database.url)) + (await everyKey(redisUrl)),
    }
  })
})
