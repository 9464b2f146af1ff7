import { dayTests } from './day.body'

describe('the day on SQLite', () => dayTests(async () => ({})))
