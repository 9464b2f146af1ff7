import { type FreshDatabase, freshDatabase } from '../support/server-addresses'
import { aliasTests } from './identity.body'
import { scanRuleTests } from './identity-scans.body'

describe.each([
  ['the codes of a cylinder', aliasTests],
  ['how codes are read', scanRuleTests],
])('%s on MariaDB', (_, tests) => {
  let database: FreshDatabase

  beforeAll(async () => {
    database = await freshDatabase()
  })
  afterAll(() => database.drop())

  tests(async () => ({ databaseUrl: database.url, config: { PUBLIC_URL: 'https://lpg.example.cn' } }))
})
