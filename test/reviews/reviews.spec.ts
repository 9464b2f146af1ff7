import { sqliteStore } from '../persistence/stores'
import { reviewTests } from './reviews'

describe('the sweep over SQLite', () => reviewTests(sqliteStore, 25))
