import type { JobRef } from '@app/persistence'
import { Queue, Worker } from 'bullmq'
import type { Redis } from 'ioredis'
import type { QueueLog } from './queue-options'
import { openListener, openSender } from './redis'
import { JobTransport } from './transport'

const QUEUE = 'pingan'
const CLOSE_MS = 3_000
const REOPEN_MS = 1_000

/** The row decides about retries; Redis keeps nothing, or a row posted again would pass for a duplicate. */
const ROW_OPTIONS = { attempts: 1, removeOnComplete: true, removeOnFail: true }

interface Options {
  url: string
  prefix: string
  concurrency: number
  log: QueueLog
}

interface WakeUp {
  id: string
}

/** Redis carries ids of rows from those who write to those who work. */
export class BullMqTransport extends JobTransport {
  private readonly sender: Redis
  private queue: Queue<WakeUp>
  private listener: Redis | undefined
  private worker: Worker<WakeUp> | undefined
  private closed = false

  constructor(private readonly options: Options) {
    super()
    this.sender = openSender(options.url, options.log)
    this.openQueue()
  }

  start(run: (id: string) => Promise<void>): void {
    this.listener = openListener(this.options.url, this.options.log)
    this.openWorker(run, this.listener)
  }

  post(rows: readonly JobRef[]): void {
    if (rows.length === 0 || this.sender.status !== 'ready') return
    const wakeUps = rows.map(({ id, attempts }) => ({
      name: 'row',
      data: { id },
      // While this try of the row waits in Redis, posting it again is the same wake-up.
      opts: { ...ROW_OPTIONS, jobId: `row-${id}-${attempts}` },
    }))
    this.queue.addBulk(wakeUps).catch((err) => this.options.log.warn({ err, rows: rows.length }, 'rows not posted'))
  }

  async ping(): Promise<void> {
    await this.sender.ping()
  }

  async close(): Promise<void> {
    this.closed = true
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, CLOSE_MS)
    })
    // Both wait for answers that never come when Redis is away.
    const closing = Promise.all([this.worker?.close(), this.queue.close()]).catch(() => undefined)
    await Promise.race([closing, late])
    clearTimeout(timer)
    this.sender.disconnect()
    this.listener?.disconnect()
  }

  private openQueue(): void {
    const { prefix, log } = this.options
    const queue = new Queue<WakeUp>(QUEUE, { connection: this.sender, prefix })
    queue.on('error', () => undefined)
    this.queue = queue
    this.reopenIfLost(queue, () => this.openQueue(), log)
  }

  private openWorker(run: (id: string) => Promise<void>, connection: Redis): void {
    const { prefix, concurrency, log } = this.options
    const worker = new Worker<WakeUp>(QUEUE, ({ data }) => run(data.id), { connection, prefix, concurrency })
    // The connections' own listeners already report Redis.
    worker.on('error', () => undefined)
    this.worker = worker
    this.reopenIfLost(worker, () => this.openWorker(run, connection), log)
  }

  /** BullMQ asks Redis for its version once; when Redis dies in that moment, the object stays broken for ever. */
  private reopenIfLost(opened: Queue<WakeUp> | Worker<WakeUp>, reopen: () => void, log: QueueLog): void {
    opened.waitUntilReady().catch((err) => {
      if (this.closed) return
      log.warn({ err }, 'redis went away while it was being opened')
      opened.close().catch(() => undefined)
      setTimeout(() => this.closed || reopen(), REOPEN_MS)
    })
  }
}
