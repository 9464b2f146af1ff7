import { placeStateTests } from './place-states.body'
import { placeTests } from './places.body'

describe('the life of a place on SQLite', () => placeTests(async () => ({})))
describe('the states of a place on SQLite', () => placeStateTests(async () => ({})))
