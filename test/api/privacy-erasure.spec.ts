import { erasureTests } from './privacy-erasure.body'

describe('A person is erased on request, on SQLite', () => {
  erasureTests(async () => ({ elsewhere: async () => '' }))
})
