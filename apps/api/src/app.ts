import { type CoreOptions, LOGGER, RequestSignatures } from '@app/features'
import { type Logger, MAX_IMAGE_BYTES } from '@app/platform'
import multipart from '@fastify/multipart'
import { NestFactory } from '@nestjs/core'
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify'
import { ApiModule } from './api.module'
import { registerHealth } from './http/health'
import { registerMetrics } from './http/metrics'
import { registerPages } from './http/pages'
import { sendProblem } from './http/problem.filter'
import { secureHeaders } from './http/secure-headers'
import { signedRoutes } from './http/signed-routes'

/** The largest JSON a phone sends is one inspection with drawn strokes; 4 MB leaves room. */
const BODY_LIMIT = 4 * 1024 * 1024

/** The whole HTTP application, ready to listen. Tests start the same one. */
export async function createApp(core: CoreOptions): Promise<NestFastifyApplication> {
  const { trustProxy } = core.config
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    trustProxy,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: sendProblem,
  })
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.forRoot(core), adapter, {
    logger: false,
    abortOnError: false,
  })
  const fastify = adapter.getInstance()
  await fastify.register(multipart, {
    limits: { files: 1, fields: 5, fileSize: MAX_IMAGE_BYTES, parts: 6 },
    throwFileSizeLimit: true,
  })
  secureHeaders(fastify)
  signedRoutes(fastify, app.get(RequestSignatures))
  registerHealth(app)
  registerMetrics(app)
  await registerPages(fastify, core.config)
  app.enableShutdownHooks()
  await app.init()
  app.get<Logger>(LOGGER).info({ routes: 'ready' }, 'application ready')
  return app
}
