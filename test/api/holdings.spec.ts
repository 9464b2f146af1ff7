import { holdingsTests } from './holdings.body'

describe('holdings of companies on SQLite', () => holdingsTests(async () => ({})))
