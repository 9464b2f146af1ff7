import { everyKey, everyRow } from '../support/everything-kept'
import { addressOf, type FreshDatabase, freshDatabase } from '../support/server-addresses'
import { reportTests } from './reports.body'

describe('举报 and 随手报 on MariaDB and Redis', () => {
  let database: FreshDatabase
  afterAll(() => database?.drop())

  reportTests(async () => {
    database = await freshDatabase()
    const redisUrl = addressOf('TEST_REDIS_URL')
    return {
      databaseUrl: database.url,
      config: { REDIS_URL: redisUrl, JOBS: 'on' },
      elsewhere: async () => (await everyRow(database.url)) + (await everyKey(redisUrl)),
    }
  })
})
