import autocannon, { type Request } from 'autocannon'

export const CONNECTIONS = 10

export interface Load {
  /** Cycled through for `seconds`, or sent once each. */
  requests: readonly Request[]
  seconds?: number
}

/** Requests per second over ten kept-open connections. Any answer but a success ends the bench. */
export async function perSecond(url: string, { requests, seconds }: Load): Promise<number> {
  const shares = Array.from({ length: CONNECTIONS }, (_, i) => requests.filter((_, at) => at % CONNECTIONS === i))
  let client = 0
  const amount = seconds === undefined ? requests.length : undefined
  const started = performance.now()
  let answered = started
  const run = autocannon({
    url,
    connections: CONNECTIONS,
    ...(amount === undefined ? { duration: seconds } : { amount }),
    setupClient: (each) => each.setRequests(shares[client++ % CONNECTIONS] ?? []),
  })
  run.on('response', () => {
    answered = performance.now()
  })
  const result = await run
  if (result.non2xx + result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} answers were no success, ${result.errors} requests failed`)
  if (amount !== undefined && result['2xx'] !== amount)
    throw new Error(`${url}: ${result['2xx']} of ${amount} requests were answered`)
  return result['2xx'] / ((answered - started) / 1000)
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

export interface Side {
  url: string
  load(round: number): Load
  /** After each round: what it left to do must not burden the other side. */
  settle?(): Promise<void>
}

export const ROUNDS = 3

/** One warm-up round each, then turn by turn on the same machine at the same time; the medians of the rounds. */
export async function duel(ours: Side, limit: Side): Promise<{ ours: number; limit: number }> {
  const results = { ours: [] as number[], limit: [] as number[] }
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [name, side] of [['ours', ours] as const, ['limit', limit] as const]) {
      const rate = await perSecond(side.url, side.load(round))
      if (round > 0) results[name].push(rate)
      await side.settle?.()
    }
  }
  return { ours: median(results.ours), limit: median(results.limit) }
}
