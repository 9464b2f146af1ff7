import { sayLast } from '../support/last-words'
import { scopeTests } from './scope.body'

describe('Nobody is shown what is not his', () =>
  scopeTests({ perTable: 2, every: 2, rounds: 3, changes: 40, again: 4, photos: 200 }, ({ cases, leaks }) =>
    sayLast(`scope cases: ${cases}, leaks: ${leaks}`),
  ))
