import { exportTests } from './exports.body'

describe('Lists that leave on SQLite', () => {
  exportTests(async () => '')
})
