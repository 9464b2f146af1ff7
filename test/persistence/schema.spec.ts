import { schemaAgrees } from './schema'
import { sqliteStore } from './stores'

describe('the schema on a SQLite file', () => {
  schemaAgrees(sqliteStore)
})
