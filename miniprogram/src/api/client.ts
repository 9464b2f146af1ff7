import type { InputOf, ResponseOf, RouteKey } from '@app/contract'

type Part = 'params' | 'query' | 'body'
type Present<K extends RouteKey> = {
  [P in Part as [InputOf<K>[P]] extends [undefined] ? never : P]: InputOf<K>[P]
}
type Args<K extends RouteKey> = Record<string, never> extends Present<K> ? [input?: Present<K>] : [input: Present<K>]

export interface WireRequest {
  url: string
  method: string
  headers: Record<string, string>
  body?: unknown
}

export interface WireReply {
  /** 0 when no answer came. */
  status: number
  data: unknown
}

export type Transport = (request: WireRequest) => Promise<WireReply>

interface ProblemLike {
  code?: string
  title?: string
}

const OFFLINE_TITLE = '没有网络，请稍后再试'
const UNCLEAR_TITLE = '服务器暂时答不上来，请稍后再试'

/** An answer that is no success; `status` 0 means that no answer came. */
export class ApiError extends Error {
  readonly code: string
  constructor(
    readonly status: number,
    readonly problem: unknown,
  ) {
    const { code, title } = (typeof problem === 'object' && problem !== null ? problem : {}) as ProblemLike
    super(title ?? (status === 0 ? OFFLINE_TITLE : UNCLEAR_TITLE))
    this.code = code ?? (status === 0 ? 'OFFLINE' : 'UNCLEAR')
  }
}

interface Loose {
  params?: Record<string, string>
  query?: Record<string, string | undefined>
  body?: unknown
}

/** Written by hand: a mini-program has neither URL nor URLSearchParams. */
export function addressOf(path: string, { params, query }: Loose): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params?.[name] ?? ''))
  const pairs = Object.entries(query ?? {})
    .filter((pair): pair is [string, string] => pair[1] !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return pairs.length ? `${filled}?${pairs.join('&')}` : filled
}

export interface ApiDeps {
  base: string
  send: Transport
  headers(): Record<string, string>
  onUnauthorized?(): void
}

/** One typed call for every route of the contract's table. */
export function createApi({ base, send, headers, onUnauthorized }: ApiDeps) {
  return async function call<K extends RouteKey>(key: K, ...[input]: Args<K>): Promise<ResponseOf<K>> {
    const [method, path] = key.split(' ')
    const loose = (input ?? {}) as Loose
    const url = base + addressOf(path, loose)
    const reply = await send({ url, method, headers: headers(), body: loose.body })
    if (reply.status === 401) onUnauthorized?.()
    if (reply.status === 0 || reply.status >= 300) throw new ApiError(reply.status, reply.data)
    return reply.data as ResponseOf<K>
  }
}

export type Api = ReturnType<typeof createApi>
