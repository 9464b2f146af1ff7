import type { InputOf, ResponseOf, RouteKey } from '@app/contract'
import { type ApiProblem, problemOf, unreachable } from './problem'
import { serviceState } from './service-state'
import { currentToken, endSession } from './session'

type Nothing = Record<never, never>
type Part<Name extends string, T> = [T] extends [undefined]
  ? unknown
  : Nothing extends T
    ? { [P in Name]?: T }
    : { [P in Name]: T }

/** What a call to route `K` must be given: params, query and body as far as the contract knows them. */
export type CallInput<K extends RouteKey> = Part<'params', InputOf<K>['params']> &
  Part<'query', InputOf<K>['query']> &
  Part<'body', InputOf<K>['body']>

interface LooseInput {
  params?: Record<string, string>
  query?: Record<string, string | undefined>
  body?: unknown
}

/** Calls one route of the contract. Throws `ApiProblem`. */
export async function call<K extends RouteKey>(
  key: K,
  input: CallInput<K>,
  how: Pick<RequestInit, 'signal' | 'keepalive'> = {},
): Promise<ResponseOf<K>> {
  const { params, query, body } = input as LooseInput
  const space = key.indexOf(' ')
  const init: RequestInit = { ...how, method: key.slice(0, space) }
  if (body !== undefined) {
    init.body = JSON.stringify(body)
    init.headers = { 'content-type': 'application/json' }
  }
  const response = await send(addressOf(key.slice(space + 1), params, query), init)
  return (response.status === 204 ? undefined : await response.json()) as ResponseOf<K>
}

export function addressOf(path: string, params: LooseInput['params'] = {}, query: LooseInput['query'] = {}): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value) search.set(name, value)
  return search.size ? `${filled}?${search}` : filled
}

/** Sends with the bearer token; knows what a lost session and an absent service mean for the whole page. */
export async function send(url: string, init: RequestInit): Promise<Response> {
  const token = currentToken()
  const headers = new Headers(init.headers)
  headers.set('accept', 'application/json, application/problem+json')
  if (token) headers.set('authorization', `Bearer ${token}`)
  let response: Response
  try {
    response = await fetch(url, { ...init, headers })
  } catch (error) {
    if (init.signal?.aborted) throw error
    serviceState.set({ away: true, title: unreachable().title })
    throw unreachable()
  }
  if (!response.ok) throw await refused(response, token)
  serviceState.set(serviceState.get().away ? { away: false, title: '' } : serviceState.get())
  return response
}

async function refused(response: Response, token: string | null): Promise<ApiProblem> {
  const problem = await problemOf(response)
  if (problem.status === 401 && token && token === currentToken()) endSession()
  if (problem.away) serviceState.set({ away: true, title: problem.title })
  return problem
}
