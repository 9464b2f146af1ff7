import { mergeTests } from './merges.body'

describe('double entries on SQLite', () => mergeTests(async () => ({})))
