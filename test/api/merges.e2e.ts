import { type FreshDatabase, freshDatabase } from '../support/server-addresses'
import { mergeCandidateTests } from './merge-candidates.body'
import { mergeCardTests } from './merge-cards.body'
import { mergeTests } from './merges.body'

describe.each([
  ['entries that look alike', mergeCandidateTests],
  ['two entries of one place', mergeTests],
  ['two cards of one bottle', mergeCardTests],
])('%s on MariaDB', (_, tests) => {
  let database: FreshDatabase

  beforeAll(async () => {
    database = await freshDatabase()
  })
  afterAll(() => database.drop())

  tests(async () => ({ databaseUrl: database.url }))
})
