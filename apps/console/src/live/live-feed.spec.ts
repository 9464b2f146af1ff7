import { followLiveFeed, type LiveEvent, type LiveState } from './live-feed'

type Reply = { status: number; chunks?: string[] }

const body = (chunks: string[]): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk))
      controller.close()
    },
  })

const change = (seq: number): string => {
  const event: LiveEvent = { seq, kind: 'alert.raised', subjects: [], at: '2026-11-22T00:00:00.000Z' }
  return `event: change\nid: ${seq}\ndata: ${JSON.stringify(event)}\n\n`
}

/** Follows until the replies are used up. */
async function follow(replies: Reply[]) {
  const abort = new AbortController()
  const asked: string[] = []
  const events: number[] = []
  const states: LiveState[] = []
  let connected = 0
  jest.spyOn(globalThis, 'fetch').mockImplementation(async (url) => {
    asked.push(String(url))
    const reply = replies.shift()
    if (!reply) {
      abort.abort()
      throw new Error('over')
    }
    return new Response(reply.status === 200 ? body(reply.chunks ?? []) : null, { status: reply.status })
  })
  const following = followLiveFeed({
    token: () => 'token',
    onEvent: ({ seq }) => events.push(seq),
    onState: (state) => states.push(state),
    onConnected: () => {
      connected += 1
    },
    signal: abort.signal,
  })
  await jest.runAllTimersAsync()
  await following
  return { asked, events, states, connected: () => connected }
}

describe('the live feed', () => {
  beforeEach(() => jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask'] }))
  afterEach(() => {
    jest.useRealTimers()
    jest.restoreAllMocks()
  })

  it('comes back after a cut and asks for what followed the last change it saw', async () => {
    const { asked, events, states } = await follow([
      { status: 200, chunks: [change(41), change(42)] },
      { status: 503 },
      { status: 200, chunks: [change(43)] },
    ])
    expect(asked.slice(0, 3)).toEqual(['/api/v1/stream', '/api/v1/stream?after=42', '/api/v1/stream?after=42'])
    expect(events).toEqual([41, 42, 43])
    expect(states.slice(0, 3)).toEqual(['connecting', 'live', 'reconnecting'])
  })

  it('reads everything anew when it is too far behind for a replay', async () => {
    const { events, connected } = await follow([
      { status: 200, chunks: ['event: reset\nid: 90\ndata: {"seq":90}\n\n'] },
    ])
    expect(events).toEqual([])
    expect(connected()).toBe(2)
  })

  it('stops asking when the account may not follow it', async () => {
    const { asked, states } = await follow([{ status: 403 }])
    expect(asked).toHaveLength(1)
    expect(states).toEqual(['connecting', 'off'])
  })
})
