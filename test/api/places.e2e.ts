import { type FreshDatabase, freshDatabase } from '../support/server-addresses'
import { placeEquipmentTests } from './place-equipment.body'
import { placePeopleTests } from './place-people.body'
import { placeStateTests } from './place-states.body'
import { placeTypeTests } from './place-types.body'
import { placeTests } from './places.body'

describe.each([
  ['life', placeTests],
  ['states', placeStateTests],
  ['type', placeTypeTests],
  ['equipment', placeEquipmentTests],
  ['people', placePeopleTests],
])('the %s of a place on MariaDB', (_, tests) => {
  let database: FreshDatabase

  beforeAll(async () => {
    database = await freshDatabase()
  })
  afterAll(() => database.drop())

  tests(async () => ({ databaseUrl: database.url }))
})
