import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'

const CSP = 'Content-Security-Policy'

/** What a browser must not do with our pages. Images come as blob: and data: from the camera and the signature pad. */
const policy = (scripts: readonly string[]): string =>
  [
    "default-src 'self'",
    `script-src ${["'self'", ...scripts].join(' ')}`,
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')

const STRICT = policy([])

/** The policy of a page with scripts in its own text (Taro sets the root font size so): exactly these may run. */
export function policyOf(html: string): Record<string, string> {
  const scripts = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text]) => text ?? '')
  const hashes = scripts.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`)
  return { [CSP]: policy(hashes) }
}

export function secureHeaders(fastify: FastifyInstance): void {
  fastify.addHook('onSend', async (request, reply) => {
    reply.header('X-Content-Type-Options', 'nosniff')
    reply.header('Referrer-Policy', 'no-referrer')
    if (request.url.startsWith('/api/v1/')) reply.header('Cache-Control', 'no-store')
    else if (!reply.hasHeader(CSP)) reply.header(CSP, STRICT)
  })
}
