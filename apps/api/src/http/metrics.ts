import { FactTailRepository } from '@app/persistence'
import { JobQueue } from '@app/queue'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** Prometheus text at `/metrics`: the process, requests by route, the age of the oldest due job, the newest fact. */
export function registerMetrics(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance()
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const oldest = new Gauge({
    name: 'pingan_oldest_due_job_seconds',
    help: 'age of the oldest job that should have run',
    registers: [registry],
  })
  const jobs = new Gauge({ name: 'pingan_jobs', help: 'jobs by status', labelNames: ['status'], registers: [registry] })
  const seq = new Gauge({ name: 'pingan_fact_seq', help: 'newest fact', registers: [registry] })
  const seconds = new Histogram({
    name: 'pingan_request_seconds',
    help: 'time to answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  })
  fastify.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown'
    seconds.observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1000)
  })
  fastify.get('/metrics', async (_, reply) => {
    const queue = app.get(JobQueue)
    oldest.set(await queue.oldestDueSeconds())
    for (const [status, count] of Object.entries(await queue.counts())) jobs.set({ status }, count)
    seq.set(await app.get(FactTailRepository).lastSeq())
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}
