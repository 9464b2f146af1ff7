import { cylinderTests } from './cylinders.body'

describe('cylinders on SQLite', () => cylinderTests(async () => ({})))
