import { type FreshDatabase, freshDatabase } from '../support/server-addresses'
import { storyTests } from './stories.body'

describe('stories that cannot be true on MariaDB', () => {
  let database: FreshDatabase
  afterAll(() => database?.drop())
  storyTests(async () => {
    database = await freshDatabase()
    return database.url
  })
})
