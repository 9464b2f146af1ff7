import { LOGGER } from '@app/features'
import { Database } from '@app/persistence'
import type { Logger } from '@app/platform'
import { JobQueue } from '@app/queue'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'

interface Check {
  name: string
  probe: () => Promise<unknown>
}

/** Longer than this is "away" to whoever asks. */
const PATIENCE_MS = 2500

const inTime = (work: Promise<unknown>): Promise<unknown> => {
  let timer: NodeJS.Timeout
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer')), PATIENCE_MS)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

/** `/health/live`: the process answers. `/health/ready`: database and Redis answer too; says which is away. */
export function registerHealth(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance()
  const database = app.get(Database)
  const queue = app.get(JobQueue)
  const logger = app.get<Logger>(LOGGER)
  const checks: Check[] = [
    { name: 'database', probe: () => database.rows('SELECT 1 AS one') },
    { name: 'queue', probe: () => queue.ping() },
  ]
  fastify.get('/health/live', async () => ({ status: 'ok' }))
  fastify.get('/health/ready', async (_, reply) => {
    const results = await Promise.allSettled(checks.map((c) => inTime(c.probe())))
    const state = Object.fromEntries(checks.map((c, i) => [c.name, results[i]?.status === 'fulfilled' ? 'ok' : 'away']))
    const ready = results.every((r) => r.status === 'fulfilled')
    if (!ready) logger.warn({ state }, 'not ready')
    return reply
      .status(ready ? 200 : 503)
      .headers(ready ? {} : { 'Retry-After': '5' })
      .send({ status: ready ? 'ok' : 'away', ...state })
  })
}
