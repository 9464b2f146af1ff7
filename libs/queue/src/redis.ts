import { Redis, type RedisOptions } from 'ioredis'
import type { QueueLog } from './queue-options'

const COMMAND_MS = 2_000
const LONGEST_RECONNECT_MS = 1_000

function open(url: string, log: QueueLog, options: RedisOptions): Redis {
  const redis = new Redis(url, {
    ...options,
    connectTimeout: 3_000,
    retryStrategy: (times) => Math.min(times * 100, LONGEST_RECONNECT_MS),
  })
  // Without a listener ioredis prints each failed reconnection to the console itself.
  let away = false
  redis.on('error', (err) => {
    if (!away) log.warn({ err }, 'redis is away')
    away = true
  })
  redis.on('ready', () => {
    away = false
  })
  return redis
}

/** For what a request may cause: fails at once while Redis is away, instead of piling up. */
export const openSender = (url: string, log: QueueLog): Redis =>
  open(url, log, { enableOfflineQueue: false, maxRetriesPerRequest: 0, commandTimeout: COMMAND_MS })

/** For what waits: blocks, listens, and takes up again by itself. BullMQ refuses a limit of retries here. */
export const openListener = (url: string, log: QueueLog): Redis => open(url, log, { maxRetriesPerRequest: null })
