import { hazardTests } from './hazards.body'

describe('Hazards on SQLite', () => hazardTests(async () => ''))
