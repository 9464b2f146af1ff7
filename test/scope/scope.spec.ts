import { scopeTests } from './scope.body'

/** Always the same sample of what `npm run test:long -- scope` asks. */
describe('Nobody is shown what is not his, a sample', () =>
  scopeTests({ perTable: 1, every: 60, rounds: 2, changes: 12, again: 1, photos: 6 }))
