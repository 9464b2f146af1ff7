import type { FastifyInstance } from 'fastify'

/** What a browser must not do with our pages. Images come as blob: and data: from the camera and the signature pad. */
const POLICY = [
  "default-src 'self'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'self'",
  "frame-ancestors 'none'",
].join('; ')

export function secureHeaders(fastify: FastifyInstance): void {
  fastify.addHook('onSend', async (request, reply) => {
    reply.header('X-Content-Type-Options', 'nosniff')
    reply.header('Referrer-Policy', 'no-referrer')
    if (request.url.startsWith('/api/v1/')) reply.header('Cache-Control', 'no-store')
    else reply.header('Content-Security-Policy', POLICY)
  })
}
