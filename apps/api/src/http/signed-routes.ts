import { Readable } from 'node:stream'
import { type RouteSpec, routes } from '@app/contract'
import { DomainError } from '@app/domain'
import type { RequestSignatures } from '@app/features'
import type { FastifyInstance, RouteOptions } from 'fastify'
import type { ApiRequest } from './route.decorator'

/** A batch of 1,000 events is under 1 MB. */
const MOST_BYTES = 2 * 1024 * 1024

const tooLarge = () => new DomainError('BODY_TOO_LARGE', '正文超过 2 MB，请分成几批发送，每批最多 1000 条')

const table: Record<string, RouteSpec | undefined> = routes
const isSigned = ({ method, url }: Pick<RouteOptions, 'method' | 'url'>): boolean =>
  [method].flat().some((one) => table[`${one} ${url}`]?.roles === 'signed')

/**
 * Routes for the software of companies: the signature is checked over the bytes as they came, before anything looks
 * into them. So whoever has no key makes the server hash two megabytes at most, and parse nothing.
 */
export function signedRoutes(fastify: FastifyInstance, signatures: RequestSignatures): void {
  fastify.addHook('onRoute', (route) => {
    if (!isSigned(route)) return
    route.bodyLimit = MOST_BYTES
    route.preParsing = async (request: ApiRequest, _reply, payload) => {
      let bytes: Buffer | undefined
      request.sender = await signatures.verify({
        method: request.method,
        path: request.originalUrl,
        source: request.ip,
        header: (name) => headerOf(request, name),
        body: async () => {
          bytes = await bytesOf(payload as Readable, request.headers['content-length'])
          return bytes
        },
      })
      return Readable.from([bytes ?? Buffer.alloc(0)], { objectMode: false })
    }
  })
}

function headerOf(request: ApiRequest, name: string): string | undefined {
  const value = request.headers[name.toLowerCase()]
  return typeof value === 'string' ? value : undefined
}

/** What is too long is left on the line for the answer to throw away; closing the line would swallow the answer. */
function bytesOf(payload: Readable, announced: string | undefined): Promise<Buffer> {
  if (Number(announced ?? 0) > MOST_BYTES) return Promise.reject(tooLarge())
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    const take = (chunk: Buffer) => {
      length += chunk.length
      if (length <= MOST_BYTES) return void chunks.push(chunk)
      payload.off('data', take).pause()
      reject(tooLarge())
    }
    payload.on('data', take)
    payload.once('end', () => resolve(Buffer.concat(chunks)))
    payload.once('error', reject)
    payload.once('close', () => reject(new DomainError('BODY_MALFORMED', '正文没有传完整，请重新发送')))
  })
}
