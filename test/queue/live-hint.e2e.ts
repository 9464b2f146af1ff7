import { newId } from '@app/domain'
import { prepareFact } from '@app/persistence'
import { mariaDbStore, type TestStore } from '../persistence/stores'
import { addressOf } from '../support/server-addresses'
import { openProcess, type QueueProcess, redisAnswers } from './queue-process'
import { pause, until } from './work'

describe('the hint that there is news', () => {
  let store: TestStore
  let here: QueueProcess
  let there: QueueProcess

  beforeAll(async () => {
    store = await mariaDbStore()
    const options = { store: store.options, redisUrl: addressOf('TEST_REDIS_URL'), redisPrefix: `test-${newId()}` }
    here = await openProcess({ ...options, runJobs: false, handlers: [] })
    there = await openProcess({ ...options, runJobs: false, handlers: [] })
    await until(async () => (await redisAnswers(here)) && (await redisAnswers(there)), 'Redis answers')
  })
  afterAll(async () => {
    await here?.close()
    await there?.close()
    await store?.drop()
  })

  const journal = () =>
    here.units.run(async (tx) =>
      tx.fact(
        prepareFact({
          kind: 'account.created',
          actorId: null,
          occurredAt: tx.now,
          areaCode: null,
          body: {},
          subjects: [],
        }),
      ),
    )

  it('reaches who listens in this process and in others, until he stops listening', async () => {
    const [heardHere, heardThere]: [number[], number[]] = [[], []]
    const stop = here.hint.subscribe((seq) => heardHere.push(seq))
    there.hint.subscribe((seq) => heardThere.push(seq))
    await pause(200)
    await journal()
    expect(heardHere).toEqual([1])
    await until(() => heardThere.includes(1), 'the other process hears of it')
    stop()
    await journal()
    await until(() => heardThere.includes(2), 'the other process hears of the next')
    expect(heardHere).not.toContain(2)
  })
})
