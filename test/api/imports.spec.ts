import { importTests } from './imports.body'

describe('Lists brought in on SQLite', () => {
  importTests(async () => '')
})
