import { eventTests } from './events.body'

describe('events of companies on SQLite', () => eventTests(async () => ({})))
