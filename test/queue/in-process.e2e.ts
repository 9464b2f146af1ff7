import { mariaDbStore } from '../persistence/stores'
import { queueConforms } from './conformance'

describe('jobs run by the process itself, on MariaDB or MySQL', () => {
  queueConforms({ newStore: mariaDbStore })
})
