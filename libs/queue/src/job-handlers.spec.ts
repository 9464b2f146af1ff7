import { JOB_NAMES, type JobName } from '@app/persistence'
import { JobHandlers } from './job-handlers'

const handler = (name: JobName) => ({ name, handle: async () => undefined })

describe('the check at the start', () => {
  it('passes when every job has exactly one handler', () => {
    const handlers = new JobHandlers()
    for (const name of JOB_NAMES) handlers.register(handler(name))
    expect(() => handlers.check()).not.toThrow()
  })

  it('names every job that nobody runs or that two run, all at once', () => {
    const handlers = new JobHandlers()
    handlers.register(handler('review.run'))
    handlers.register(handler('review.run'))
    expect(() => handlers.check(['review.run', 'notice.send', 'store.purge'])).toThrow(
      'every job needs exactly one handler: review.run has 2 handlers; notice.send has 0 handlers; store.purge has 0 handlers',
    )
  })
})
