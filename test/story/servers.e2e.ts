import { addressOf, type FreshDatabase, freshDatabase } from '../support/server-addresses'
import { storyTests } from './story.body'

describe('From scan to household on MariaDB and Redis, API and worker apart', () => {
  let database: FreshDatabase
  afterAll(() => database?.drop())
  storyTests(async () => {
    database = await freshDatabase()
    return { databaseUrl: database.url, redisUrl: addressOf('TEST_REDIS_URL') }
  })
})
