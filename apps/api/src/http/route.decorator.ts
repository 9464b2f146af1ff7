import { type InputOf, type RouteKey, type RouteSpec, routes } from '@app/contract'
import { DomainError, type Problem } from '@app/domain'
import type { Sender, SessionCaller } from '@app/features'
import {
  applyDecorators,
  createParamDecorator,
  Delete,
  type ExecutionContext,
  Get,
  HttpCode,
  Post,
  SetMetadata,
} from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { inputWords } from './input-words'

export const ROUTE = Symbol('route')
const METHOD = { GET: Get, POST: Post, DELETE: Delete } as const

/** Binds a controller method to its line in the contract; method, path, callers and status are stated only there. */
export function Route(key: RouteKey): MethodDecorator {
  const [method, path] = key.split(' ') as [keyof typeof METHOD, string]
  const spec: RouteSpec = routes[key]
  return applyDecorators(METHOD[method](path), HttpCode(spec.status ?? 200), SetMetadata(ROUTE, key))
}

/** A request after the guard has looked at it. */
export interface ApiRequest extends FastifyRequest {
  routeKey?: RouteKey
  caller?: SessionCaller
  bearer?: string
  /** Of a signed request. */
  sender?: Sender
}

const requestOf = (context: ExecutionContext): ApiRequest => context.switchToHttp().getRequest<ApiRequest>()

function problemsOf(issues: readonly { path: PropertyKey[]; message: string }[], part: string): Problem[] {
  return issues.map((issue) => ({ path: [part, ...issue.path.map(String)].join('.'), message: issue.message }))
}

/** Validates params, query and body against the contract; every fault of all three is listed. */
export function readInput(request: ApiRequest): unknown {
  const spec: RouteSpec = routes[request.routeKey as RouteKey]
  const input: Record<string, unknown> = {}
  const problems: Problem[] = []
  for (const part of ['params', 'query', 'body'] as const) {
    const parsed = spec[part]?.safeParse(request[part] ?? {}, { error: inputWords })
    if (parsed?.success) input[part] = parsed.data
    else if (parsed) problems.push(...problemsOf(parsed.error.issues, part))
  }
  if (problems.length > 0)
    throw new DomainError('INPUT_INVALID', '提交的内容有误，请按提示修改', problems.slice(0, 200))
  return input
}

/** The validated input of the route, typed by the contract: `@Input() input: InputOf<'GET /api/v1/scan'>`. */
export const Input = createParamDecorator((_: unknown, context: ExecutionContext) => readInput(requestOf(context)))
export type { InputOf }

/** The logged-in caller; undefined only on public routes. */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext) => requestOf(context).caller)

/** The company whose software signed the request; only on routes whose callers are `signed`. */
export const CurrentSender = createParamDecorator((_: unknown, context: ExecutionContext) => requestOf(context).sender)
