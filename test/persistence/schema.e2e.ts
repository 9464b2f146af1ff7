import { schemaAgrees } from './schema'
import { mariaDbStore } from './stores'

describe('the schema on MariaDB or MySQL', () => {
  schemaAgrees(mariaDbStore)
})
