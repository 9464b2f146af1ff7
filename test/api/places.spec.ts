import { placeEquipmentTests } from './place-equipment.body'
import { placePeopleTests } from './place-people.body'
import { placeStateTests } from './place-states.body'
import { placeTypeTests } from './place-types.body'
import { placeTests } from './places.body'

describe('the life of a place on SQLite', () => placeTests(async () => ({})))
describe('the states of a place on SQLite', () => placeStateTests(async () => ({})))
describe('the type of a place on SQLite', () => placeTypeTests(async () => ({})))
describe('the equipment of a place on SQLite', () => placeEquipmentTests(async () => ({})))
describe('the people of a place on SQLite', () => placePeopleTests(async () => ({})))
