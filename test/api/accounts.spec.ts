import { accountTests } from './accounts.body'

describe('accounts on SQLite', () => accountTests(async () => ({})))
