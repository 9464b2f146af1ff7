import { visitTests } from './visit.body'

describe('A visit on the default storage', () => visitTests(async () => ''))
