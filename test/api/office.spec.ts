import { officeTests } from './office.body'

describe('the office on SQLite', () => officeTests(async () => ({})))
