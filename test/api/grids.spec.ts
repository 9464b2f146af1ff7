import { gridTests } from './grids.body'

describe('grids and people on SQLite', () => gridTests(async () => ({})))
