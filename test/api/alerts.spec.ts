import { alertTests } from './alerts.body'

describe('Alerts on SQLite', () => alertTests(async () => ''))
