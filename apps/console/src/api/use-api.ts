import type { ResponseOf, RouteKey } from '@app/contract'
import {
  keepPreviousData,
  QueryClient,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { type CallInput, call } from './client'
import { ApiProblem } from './problem'

const AWAY_RETRIES = 5

/** Only an absent service is worth asking again: a refusal stays a refusal. */
function retry(failures: number, error: Error): boolean {
  return error instanceof ApiProblem && error.away && failures < AWAY_RETRIES
}

function retryDelay(failures: number, error: Error): number {
  const asked = error instanceof ApiProblem ? error.retryAfterSeconds : null
  return Math.min(asked ? asked * 1000 : 1000 * 2 ** failures, 15_000)
}

export const queryClient = new QueryClient({
  defaultOptions: { queries: { retry, retryDelay, staleTime: 5_000, refetchOnWindowFocus: false } },
})

interface ReadOptions<T> {
  enabled?: boolean
  keep?: boolean
  staleTime?: number
  /** In how many milliseconds to look again by oneself; false when nothing more is awaited. */
  again?: (data: T | undefined) => number | false
}

/** Reads a route. Earlier data stay on screen while a filter or page changes. */
export function useApi<K extends RouteKey>(
  key: K,
  input: CallInput<K>,
  options: ReadOptions<ResponseOf<K>> = {},
): UseQueryResult<ResponseOf<K>, Error> {
  return useQuery<ResponseOf<K>, Error>({
    queryKey: [key, input],
    queryFn: ({ signal }) => call(key, input, { signal }),
    enabled: options.enabled,
    staleTime: options.staleTime,
    placeholderData: options.keep ? keepPreviousData : undefined,
    refetchInterval: (query) => options.again?.(query.state.data) ?? false,
  })
}

const REPEATS = 3

/** What bears an id made here is one deed however often it arrives: a lost answer is asked for again. */
const isRepeatable = (input: unknown): boolean => {
  const { body } = (input ?? {}) as { body?: { actionId?: string; content?: { id?: string } } }
  return Boolean(body?.actionId ?? body?.content?.id)
}

async function untilHeard<T>(send: () => Promise<T>, input: unknown): Promise<T> {
  for (let failures = 0; ; failures++) {
    try {
      return await send()
    } catch (error) {
      if (!isRepeatable(input) || failures >= REPEATS || !retry(failures, error as Error)) throw error
      await new Promise((resolve) => setTimeout(resolve, retryDelay(failures, error as Error)))
    }
  }
}

/** Writes a route and refreshes what is on screen. Without a network it waits for it. */
export function useAct<K extends RouteKey>(key: K) {
  const client = useQueryClient()
  return useMutation<ResponseOf<K>, Error, CallInput<K>>({
    mutationFn: (input) => untilHeard(() => call(key, input), input),
    // Not waited for: a dialog must not stay open until every list has been read anew.
    onSettled: () => void client.invalidateQueries(),
  })
}
