import { privacyTests } from './privacy.body'

describe('Personal data after a whole story, on SQLite', () => {
  privacyTests(async () => ({ elsewhere: async () => '' }))
})
