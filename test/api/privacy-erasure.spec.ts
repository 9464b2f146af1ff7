import { erasureTests } from './privacy-erasure.body'
import { mergedErasureTests } from './privacy-merged.body'

describe('A person is erased on request, on SQLite', () => {
  erasureTests(async () => ({ elsewhere: async () => '' }))
})

describe('Who stood twice in the register is erased from both entries, on SQLite', () => {
  describe('known at both', () => mergedErasureTests(async () => ({ elsewhere: async () => '' })))
  describe('known at the one that went', () =>
    mergedErasureTests(async () => ({ elsewhere: async () => '' }), 'at one'))
})
