import type { Redis } from 'ioredis'
import { prefixOf, type QueueConfig } from './queue-options'
import { openListener, openSender } from './redis'

/** "There may be facts up to this one." A hint gets lost now and then; whoever follows the facts looks by himself too. */
export class LiveHint {
  private readonly listeners = new Set<(seq: number) => void>()

  publish(seq: number): void {
    for (const listener of this.listeners) listener(seq)
  }

  /** Gives the way to stop. */
  subscribe(listener: (seq: number) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  async close(): Promise<void> {
    this.listeners.clear()
  }
}

/** A burst of commits is one message: the newest number says it all. */
const SPREAD_MS = 50

/** Also tells the other processes. */
export class RedisLiveHint extends LiveHint {
  private readonly channel: string
  private readonly sender: Redis
  private readonly receiver: Redis
  private newest = 0
  private timer: NodeJS.Timeout | undefined

  constructor(url: string, config: QueueConfig) {
    super()
    this.channel = `${prefixOf(config)}:seq`
    this.sender = openSender(url, config.log)
    this.receiver = openListener(url, config.log)
    this.receiver.on('message', (_channel, seq) => super.publish(Number(seq)))
    // Subscribed again by ioredis itself after each reconnection.
    this.receiver.subscribe(this.channel).catch(() => undefined)
  }

  override publish(seq: number): void {
    super.publish(seq)
    this.newest = Math.max(this.newest, seq)
    this.timer ??= setTimeout(() => this.send(), SPREAD_MS)
  }

  override async close(): Promise<void> {
    clearTimeout(this.timer)
    await super.close()
    this.sender.disconnect()
    this.receiver.disconnect()
  }

  private send(): void {
    this.timer = undefined
    if (this.sender.status === 'ready') this.sender.publish(this.channel, String(this.newest)).catch(() => undefined)
  }
}
