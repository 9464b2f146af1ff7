import type { IncomingMessage } from 'node:http'
import { LOGGER } from '@app/features'
import type { Logger } from '@app/platform'
import { type ArgumentsHost, Catch, type ExceptionFilter, Inject } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { problemOf } from './problem'

/** So long what is too large is taken off the line and thrown away. */
const DISCARD_MS = 10_000

@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp()
    const request = http.getRequest<FastifyRequest>()
    const { status, body } = problemOf(error)
    if (status >= 500)
      this.logger.error({ err: error, requestId: request.id, route: request.routeOptions?.url }, body.code)
    sendProblem(error, request, http.getResponse<FastifyReply>())
  }
}

/** Whoever sends too much is still sending: closed at once he would see a broken line in place of the answer. */
function discard(rest: IncomingMessage): void {
  rest.resume()
  const timer = setTimeout(() => rest.destroy(), DISCARD_MS).unref()
  rest.once('close', () => clearTimeout(timer))
}

/** Also for what fails before routing (a malformed address), which no filter of Nest sees. */
export function sendProblem(error: unknown, request: FastifyRequest, answer: FastifyReply): void {
  const { status, body, retryAfterSeconds } = problemOf(error)
  if (status === 413) setImmediate(discard, request.raw)
  if (retryAfterSeconds) answer.header('Retry-After', String(retryAfterSeconds))
  const text = JSON.stringify({ ...body, requestId: request.id })
  answer.status(status).type('application/problem+json; charset=utf-8').send(text)
}
