import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openApi } from '@app/contract'
import type { Config } from '@app/platform'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { docsPage, docsScript, phoneBuildingPage } from './page-texts'

/** The repository's root, from the sources and from dist alike. */
function root(): string {
  let folder = __dirname
  while (!existsSync(join(folder, 'nest-cli.json'))) {
    const parent = dirname(folder)
    if (parent === folder) throw new Error(`nest-cli.json not found above ${__dirname}`)
    folder = parent
  }
  return folder
}

const isFile = (path: string): boolean => /\.[A-Za-z0-9]+$/.test(path)

/** Console at `/`, phone app at `/m/`, API docs at `/api/docs`. */
export async function registerPages(fastify: FastifyInstance, config: Config): Promise<void> {
  const base = root()
  const consoleDir = join(base, 'dist/console')
  const phoneDir = join(base, 'miniprogram/dist/h5')
  const hashed = { maxAge: '365d', immutable: true, wildcard: true, index: false, serve: true } as const
  await fastify.register(fastifyStatic, {
    root: join(base, 'node_modules/swagger-ui-dist'),
    prefix: '/api/docs/assets/',
    decorateReply: true,
    index: false,
  })
  await fastify.register(fastifyStatic, {
    ...hashed,
    root: join(consoleDir, 'assets'),
    prefix: '/assets/',
    decorateReply: false,
  })
  await fastify.register(fastifyStatic, {
    root: phoneDir,
    prefix: '/m/',
    decorateReply: false,
    index: false,
    wildcard: true,
    maxAge: 0,
  })
  fastify.get('/api/openapi.json', async () => openApi())
  fastify.get('/api/docs', async (_, reply) => reply.type('text/html; charset=utf-8').send(docsPage))
  fastify.get('/api/docs/start.js', async (_, reply) => reply.type('text/javascript; charset=utf-8').send(docsScript))
  const phone = async (_: unknown, reply: { type(t: string): { send(b: string): unknown } }) =>
    reply.type('text/html; charset=utf-8').send(phonePage(phoneDir, config.dataDir))
  fastify.get('/m', async (_, reply) => reply.redirect('/m/'))
  fastify.get('/m/', phone)
  fastify.get('/*', async (request, reply) => {
    const path = request.url.split('?')[0] ?? '/'
    if (path.startsWith('/api/') || isFile(path)) return reply.callNotFound()
    return reply.type('text/html; charset=utf-8').header('Cache-Control', 'no-cache').send(consolePage(consoleDir))
  })
}

function consolePage(folder: string): string {
  const index = join(folder, 'index.html')
  return existsSync(index)
    ? readFileSync(index, 'utf8')
    : '<!doctype html><meta charset="utf-8"><p>控制台尚未构建，请运行 npm run build</p>'
}

/** While the phone app is still being built, says so and how far it is. */
function phonePage(folder: string, dataDir: string): string {
  const index = join(folder, 'index.html')
  if (existsSync(index)) return readFileSync(index, 'utf8')
  const progress = join(dataDir, 'phone-build.json')
  return phoneBuildingPage(existsSync(progress) ? readFileSync(progress, 'utf8') : '{}')
}
