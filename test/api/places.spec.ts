import { placeTests } from './places.body'

describe('the life of a place on SQLite', () => placeTests(async () => ({})))
