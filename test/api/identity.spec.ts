import { aliasTests } from './identity.body'
import { deliveryTests } from './identity-deliveries.body'
import { scanRuleTests } from './identity-scans.body'

const config = { PUBLIC_URL: 'https://lpg.example.cn/' }

describe('the codes of a cylinder on SQLite', () => aliasTests(async () => ({ config })))
describe('how codes are read on SQLite', () => scanRuleTests(async () => ({})))
describe('the cylinder at the door on SQLite', () => deliveryTests(async () => ({})))
