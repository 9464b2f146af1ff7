import { retentionTests } from './privacy-retention.body'

describe('Records past their time, on SQLite', () => {
  retentionTests(async () => ({}))
})
