import { recallTests } from './recalls.body'

describe('recalls on SQLite', () => recallTests(async () => ({})))
