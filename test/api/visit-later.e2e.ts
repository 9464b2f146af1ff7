import { type FreshDatabase, freshDatabase } from '../support/server-addresses'
import { correctionTests } from './visit-corrections.body'
import { jointTests } from './visit-joint.body'
import { paperTests } from './visit-paper.body'
import { visitRevealTests } from './visit-reveals.body'

describe.each([
  ['补录', paperTests],
  ['更正', correctionTests],
  ['联合检查', jointTests],
  ['查看检查记录', visitRevealTests],
])('%s on MariaDB', (_, tests) => {
  let database: FreshDatabase

  beforeAll(async () => {
    database = await freshDatabase()
  })
  afterAll(() => database.drop())

  tests(async () => database.url)
})
