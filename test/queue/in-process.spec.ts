import { sqliteStore } from '../persistence/stores'
import { queueConforms } from './conformance'

describe('jobs run by the process itself, on a SQLite file', () => {
  queueConforms({ newStore: sqliteStore })
})
