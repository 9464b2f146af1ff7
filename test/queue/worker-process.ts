import type { ProcessOptions } from './queue-process'
import { openProcess } from './queue-process'
import { Marker, Reviewer } from './work'

/** A worker that says when it is in the middle of the job on `topic`, and stays there until it is killed. */
async function work(options: Pick<ProcessOptions, 'store' | 'redisUrl' | 'redisPrefix' | 'timing'>, topic: string) {
  const marker = new Marker()
  marker.during(topic, async () => {
    process.stdout.write('in the middle\n')
    await new Promise(() => undefined)
  })
  await openProcess({ ...options, runJobs: true, handlers: [marker, new Reviewer()] })
  process.stdout.write('started\n')
}

const [options = '', topic = ''] = process.argv.slice(2)
void work(JSON.parse(options), topic)
