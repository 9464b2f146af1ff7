import { dateInShanghai } from '@app/domain'
import fastify, { type FastifyRequest } from 'fastify'
import { mariaDbStore } from './mariadb.store'
import { type Submitted, sha256, visitRows } from './rows'
import { sqliteStore } from './sqlite.store'

/** The server to be measured against: Fastify and prepared statements, the same reads and writes, and nothing else. */
const { PORT, LIMIT_DATABASE = '', DISTRICT_CODE = '' } = process.env
const store = /^(mysql|mariadb):/.test(LIMIT_DATABASE)
  ? mariaDbStore(LIMIT_DATABASE, DISTRICT_CODE)
  : sqliteStore(LIMIT_DATABASE, DISTRICT_CODE)

async function isLoggedIn({ headers }: FastifyRequest): Promise<boolean> {
  const now = new Date().toISOString()
  const today = dateInShanghai(now)
  const token = (headers.authorization ?? '').slice('Bearer '.length)
  return (await store.session([today, today, today, today, sha256(token), now])).length > 0
}

const app = fastify()

app.get<{ Querystring: { code: string } }>('/api/v1/scan', async (request, reply) => {
  if (!(await isLoggedIn(request))) return reply.code(401).send()
  return (await store.card(request.query.code)) ?? reply.code(404).send()
})

app.post<{ Body: Submitted }>('/api/v1/inspections', async ({ body }, reply) => {
  await store.submit(visitRows(body))
  return reply.code(201).send({ id: body.content.id })
})

process.once('disconnect', () => process.exit())
void app.listen({ port: Number(PORT), host: '127.0.0.1' })
