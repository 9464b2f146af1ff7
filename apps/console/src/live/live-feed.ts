import type { StreamEvent } from '@app/contract'
import type { z } from 'zod'
import { addressOf } from '../api/client'
import { createSseParser, type SseMessage } from './sse-parser'

export type LiveEvent = z.infer<typeof StreamEvent>
export type LiveState = 'connecting' | 'live' | 'reconnecting' | 'off'

export interface LiveFeedOptions {
  token: () => string | null
  onEvent(event: LiveEvent): void
  onState(state: LiveState): void
  /** Called after every (re)connection, to fetch what happened in between. */
  onConnected(): void
  signal: AbortSignal
}

const FIRST_DELAY = 1_000
const LONGEST_DELAY = 20_000
/** The server sends a heartbeat well within this; silence means a dead connection that no one told us of. */
const SILENCE = 75_000

/** Follows the stream until aborted: resumes after the last seen number, waits longer after each failure. */
export async function followLiveFeed(options: LiveFeedOptions): Promise<void> {
  let last: string | null = null
  let failures = 0
  options.onState('connecting')
  while (!options.signal.aborted) {
    const answer = await readOnce(options, last, (message) => {
      failures = 0
      last = message.id ?? last
      deliver(message, options)
    })
    if (options.signal.aborted) return
    if (answer === 'refused') return options.onState('off')
    options.onState('reconnecting')
    if (answer === 'ended') failures = 0
    await pause(Math.min(FIRST_DELAY * 2 ** failures, LONGEST_DELAY), options.signal)
    failures += 1
  }
}

type Answer = 'refused' | 'failed' | 'ended'

async function readOnce(
  options: LiveFeedOptions,
  after: string | null,
  onMessage: (message: SseMessage) => void,
): Promise<Answer> {
  const abort = new AbortController()
  const stop = () => abort.abort()
  options.signal.addEventListener('abort', stop)
  let silence: ReturnType<typeof setTimeout> | undefined
  const heard = () => {
    clearTimeout(silence)
    silence = setTimeout(stop, SILENCE)
  }
  heard()
  try {
    const response = await fetch(addressOf('/api/v1/stream', {}, { after: after ?? undefined }), {
      headers: { authorization: `Bearer ${options.token() ?? ''}`, accept: 'text/event-stream' },
      signal: abort.signal,
    })
    if (response.status === 401 || response.status === 403) return 'refused'
    if (!response.ok || !response.body) return 'failed'
    options.onState('live')
    options.onConnected()
    await drain(response.body, createSseParser(onMessage), heard)
    return 'ended'
  } catch {
    return 'failed'
  } finally {
    clearTimeout(silence)
    options.signal.removeEventListener('abort', stop)
  }
}

async function drain(
  body: ReadableStream<Uint8Array>,
  parse: (chunk: string) => void,
  heard: () => void,
): Promise<void> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    heard()
    parse(value)
  }
}

function deliver(message: SseMessage, options: LiveFeedOptions): void {
  // Too far behind for a replay: everything is to be read anew.
  if (message.event === 'reset') options.onConnected()
  if (message.event !== 'change') return
  try {
    options.onEvent(JSON.parse(message.data) as LiveEvent)
  } catch {
    options.onConnected()
  }
}

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
