import { Database, JobRepository, PurgeRepository, UnitOfWork } from '@app/persistence'
import { type DynamicModule, Module } from '@nestjs/common'
import { BullMqTransport } from './bullmq.transport'
import { InProcessTransport } from './in-process.transport'
import { JobPoller } from './job-poller'
import { JobQueue } from './job-queue'
import { JobRunner } from './job-runner'
import { LiveHint, RedisLiveHint } from './live-hint'
import { QueueLifecycle } from './queue-lifecycle'
import { prefixOf, type QueueConfig } from './queue-options'
import { StorePurge } from './store-purge.handler'
import { JobTransport } from './transport'

/** SQLite has one writer: more workers would only wait for each other. */
const concurrencyOf = (config: QueueConfig, units: UnitOfWork) =>
  config.concurrency ?? (units.dialect === 'sqlite' ? 2 : 4)

function transportOf(config: QueueConfig, units: UnitOfWork): JobTransport {
  const concurrency = concurrencyOf(config, units)
  if (!config.redisUrl) return new InProcessTransport(concurrency)
  return new BullMqTransport({ url: config.redisUrl, prefix: prefixOf(config), concurrency, log: config.log })
}

/** Needs the persistence module beside it. Features register their handlers in `onModuleInit`. */
@Module({})
export class QueueModule {
  static forRoot(config: QueueConfig): DynamicModule {
    return {
      module: QueueModule,
      global: true,
      providers: [
        {
          provide: JobTransport,
          inject: [UnitOfWork],
          useFactory: (units: UnitOfWork) => transportOf(config, units),
        },
        {
          provide: JobRunner,
          inject: [JobRepository, UnitOfWork],
          useFactory: (jobs: JobRepository, units: UnitOfWork) => new JobRunner(jobs, units, config),
        },
        {
          provide: JobQueue,
          inject: [JobRepository, UnitOfWork, JobTransport],
          useFactory: (jobs: JobRepository, units: UnitOfWork, transport: JobTransport) =>
            new JobQueue(jobs, units, transport, config),
        },
        {
          provide: LiveHint,
          useFactory: () => (config.redisUrl ? new RedisLiveHint(config.redisUrl, config) : new LiveHint()),
        },
        {
          provide: StorePurge,
          inject: [PurgeRepository, UnitOfWork],
          useFactory: (store: PurgeRepository, units: UnitOfWork) => new StorePurge(store, units, config),
        },
        {
          provide: JobPoller,
          inject: [Database, JobRepository, UnitOfWork, JobRunner, JobTransport],
          useFactory: (
            db: Database,
            jobs: JobRepository,
            units: UnitOfWork,
            runner: JobRunner,
            transport: JobTransport,
          ) => new JobPoller(db, jobs, units, runner, transport, config),
        },
        {
          provide: QueueLifecycle,
          inject: [UnitOfWork, JobRepository, JobRunner, JobPoller, JobTransport, LiveHint, StorePurge],
          useFactory: (...parts: QueueParts) => new QueueLifecycle(config, ...parts),
        },
      ],
      exports: [JobRunner, JobQueue, LiveHint],
    }
  }
}

type QueueParts = [UnitOfWork, JobRepository, JobRunner, JobPoller, JobTransport, LiveHint, StorePurge]
