import { companyKeyTests } from './company-keys.body'

describe('keys of gas companies on SQLite', () => companyKeyTests(async () => ({})))
