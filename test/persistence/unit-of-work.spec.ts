import { sqliteStore } from './stores'
import { unitOfWorkBehaves } from './unit-of-work'

describe('a unit of work on a SQLite file', () => {
  unitOfWorkBehaves(sqliteStore)
})
