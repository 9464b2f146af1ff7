import { everyKey, everyRow } from '../support/everything-kept'
import { addressOf, type FreshDatabase, freshDatabase } from '../support/server-addresses'
import { erasureTests } from './privacy-erasure.body'
import { mergedErasureTests } from './privacy-merged.body'

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

describe('Who stood twice in the register is erased from both entries, on MariaDB', () => {
  let database: FreshDatabase
  afterAll(() => database?.drop())

  mergedErasureTests(async () => {
    database = await freshDatabase()
    return { databaseUrl: database.url, elsewhere: () => everyRow(database.url) }
  })
})
