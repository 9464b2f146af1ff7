import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openApi } from '@app/contract'
import type { Config } from '@app/platform'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { docsPage, docsScript, phoneBuildingPage } from './page-texts'
import { policyOf } from './secure-headers'

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

/** A page is asked for anew each time; what it loads carries its hash in the name. */
const sendPage = (reply: FastifyReply, html: string) =>
  reply
    .type('text/html; charset=utf-8')
    .headers({ 'Cache-Control': 'no-cache', ...policyOf(html) })
    .send(html)

/** Console at `/`, phone app at `/m/`, API docs at `/api/docs`. */
export async function registerPages(fastify: FastifyInstance, config: Config): Promise<void> {
  const base = root()
  await registerDocs(fastify, join(base, 'node_modules/swagger-ui-dist'))
  await registerPhone(fastify, join(base, 'miniprogram/dist/h5'), config.dataDir)
  await registerConsole(fastify, join(base, 'dist/console'))
}

async function registerDocs(fastify: FastifyInstance, assets: string): Promise<void> {
  await fastify.register(fastifyStatic, { root: assets, prefix: '/api/docs/assets/', index: false })
  fastify.get('/api/openapi.json', async () => openApi())
  fastify.get('/api/docs', async (_, reply) => sendPage(reply, docsPage))
  fastify.get('/api/docs/start.js', async (_, reply) => reply.type('text/javascript; charset=utf-8').send(docsScript))
}

async function registerPhone(fastify: FastifyInstance, folder: string, dataDir: string): Promise<void> {
  await fastify.register(fastifyStatic, { root: folder, prefix: '/m/', decorateReply: false, index: false, maxAge: 0 })
  // Short, because it is printed on cylinders: where whoever scans one with any camera finds its card.
  fastify.get<{ Params: { code: string } }>('/q/:code', async ({ params }, reply) =>
    reply.redirect(`/m/#/pages/cylinder/index?code=${encodeURIComponent(params.code)}`),
  )
  fastify.get('/m', async (_, reply) => reply.redirect('/m/'))
  fastify.get('/m/', async (_, reply) => sendPage(reply, phonePage(folder, dataDir)))
}

async function registerConsole(fastify: FastifyInstance, folder: string): Promise<void> {
  const hashed = { maxAge: '365d', immutable: true, index: false } as const
  await fastify.register(fastifyStatic, {
    ...hashed,
    root: join(folder, 'assets'),
    prefix: '/assets/',
    decorateReply: false,
  })
  fastify.get('/favicon.ico', async (_, reply) => reply.status(204).send())
  fastify.get('/*', async (request, reply) => {
    const path = request.url.split('?')[0] ?? '/'
    if (path.startsWith('/api/') || isFile(path)) return reply.callNotFound()
    return sendPage(reply, consolePage(folder))
  })
}

function consolePage(folder: string): string {
  const index = join(folder, 'index.html')
  if (existsSync(index)) return readFileSync(index, 'utf8')
  return '<!doctype html><meta charset="utf-8"><p>控制台尚未构建，请运行 npm run build</p>'
}

/** While the phone app is still being built, says so and how far it is. */
function phonePage(folder: string, dataDir: string): string {
  const index = join(folder, 'index.html')
  if (existsSync(index)) return readFileSync(index, 'utf8')
  const progress = join(dataDir, 'phone-build.json')
  return phoneBuildingPage(existsSync(progress) ? readFileSync(progress, 'utf8') : '{}')
}
