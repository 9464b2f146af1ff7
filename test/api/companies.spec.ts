import { companyTests } from './companies.body'
import { companyWorkTests } from './companies-work.body'
import { supervisionTests } from './supervision.body'

describe('gas companies on SQLite', () => companyTests(async () => ({})))
describe('supervision visits on SQLite', () => supervisionTests(async () => ({})))
describe('the work of a company on SQLite', () => companyWorkTests(async () => ({})))
