import 'reflect-metadata'
import { Database, JOB_NAMES, PersistenceModule, type StoreOptions, UnitOfWork } from '@app/persistence'
import { type JobHandler, JobQueue, JobRunner, LiveHint, QueueModule, type QueueTiming } from '@app/queue'
import { type INestApplicationContext, Module, type OnModuleInit } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'

export interface ProcessOptions {
  store: StoreOptions
  redisUrl?: string
  redisPrefix?: string
  runJobs: boolean
  handlers: readonly JobHandler[]
  concurrency?: number
  timing?: Partial<QueueTiming>
}

/** What one process of the product has of the queue, put together by the real modules. */
export interface QueueProcess {
  units: UnitOfWork
  db: Database
  runner: JobRunner
  queue: JobQueue
  hint: LiveHint
  /** As Nest does at SIGTERM. */
  close(): Promise<void>
}

const QUICK: QueueTiming = { leaseMs: 60_000, backoffMs: 100, pollMs: 100, drainMs: 5_000, gatherMs: 20 }
const now = () => new Date().toISOString()
const silent = { warn: () => undefined, error: () => undefined }

/** The product's other jobs: each has a handler, as the start demands, and nobody asks for it here. */
const idle = (handlers: readonly JobHandler[]): JobHandler[] => {
  const taken = new Set<string>([...handlers.map(({ name }) => name), 'store.purge'])
  return JOB_NAMES.filter((name) => !taken.has(name)).map((name) => ({ name, handle: async () => undefined }))
}

@Module({})
class Features {}

const features = (handlers: readonly JobHandler[]) => ({
  module: Features,
  providers: [
    {
      provide: 'HANDLERS',
      inject: [JobRunner],
      useFactory: (runner: JobRunner): OnModuleInit => ({
        onModuleInit: () => {
          for (const handler of [...handlers, ...idle(handlers)]) runner.register(handler)
        },
      }),
    },
  ],
})

export async function openProcess(options: ProcessOptions): Promise<QueueProcess> {
  const { store, handlers, timing, ...rest } = options
  const config = { ...rest, now, log: silent, timing: { ...QUICK, ...timing } }
  const app: INestApplicationContext = await NestFactory.createApplicationContext(
    {
      module: class {},
      imports: [PersistenceModule.forRoot(store, now), QueueModule.forRoot(config), features(handlers)],
    },
    { logger: false, abortOnError: false },
  )
  let closed: Promise<void> | undefined
  return {
    units: app.get(UnitOfWork),
    db: app.get(Database),
    runner: app.get(JobRunner),
    queue: app.get(JobQueue),
    hint: app.get(LiveHint),
    close: () => {
      closed ??= app.close()
      return closed
    },
  }
}

export const redisAnswers = (process: QueueProcess): Promise<boolean> =>
  process.queue.ping().then(
    () => true,
    () => false,
  )
