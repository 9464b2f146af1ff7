import { type FreshDatabase, freshDatabase } from '../support/server-addresses'
import { accountTests } from './accounts.body'

describe('accounts on MariaDB', () => {
  const databases: FreshDatabase[] = []
  afterAll(async () => {
    for (const database of databases) await database.drop()
  })

  accountTests(async () => {
    const database = await freshDatabase()
    databases.push(database)
    return { databaseUrl: database.url }
  })
})
