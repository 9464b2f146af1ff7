import { newId } from '@app/domain'
import { mariaDbStore } from '../persistence/stores'
import { addressOf } from '../support/server-addresses'
import { queueConforms } from './conformance'

describe('jobs run by workers that Redis wakes, on MariaDB or MySQL', () => {
  const redisPrefix = `test-${newId()}`
  queueConforms({
    newStore: mariaDbStore,
    redis: () => ({ redisUrl: addressOf('TEST_REDIS_URL'), redisPrefix }),
  })
})
