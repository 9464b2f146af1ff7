import { premisesTests } from './premises.body'

describe('premises on SQLite', () => premisesTests(async () => ({})))
