import { householdTests } from './household.body'

describe('the household on SQLite', () => householdTests(async () => ({})))
