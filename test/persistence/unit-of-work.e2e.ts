import { mariaDbStore } from './stores'
import { unitOfWorkBehaves } from './unit-of-work'

describe('a unit of work on MariaDB or MySQL', () => {
  unitOfWorkBehaves(mariaDbStore)
})
