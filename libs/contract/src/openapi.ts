import { z } from 'zod'
import { ProblemBody } from './primitives'
import type { RouteSpec } from './route'
import { routes } from './routes'
import { SIGNED_HEADERS, SIGNING_GUIDE } from './signing'

type Json = { [key: string]: unknown }

const TAGS: Record<string, string> = {
  sessions: '登录',
  me: '登录',
  scan: '扫码',
  today: '入户检查',
  household: '住户',
  premises: '用气场所',
  cylinders: '气瓶',
  events: '企业接口',
  'event-sheets': '企业接口',
  companies: '燃气企业',
  'company-keys': '企业接口',
  checklists: '入户检查',
  files: '照片',
  inspections: '入户检查',
  alerts: '告警',
  'alert-groups': '告警',
  hazards: '隐患',
}

/** Named schemas met on the way go to one place; references to them are bent there. */
class Schemas {
  readonly named: Json = {}

  of(schema: z.ZodType): Json {
    // As sent over the wire: what a schema asks for, and an answer may grow a field without breaking a client.
    const { $schema: _, $defs = {}, ...body } = z.toJSONSchema(schema, { io: 'input' }) as Json
    for (const [name, named] of Object.entries($defs as Json)) this.named[name] = bent(named)
    return bent(body) as Json
  }
}

function bent(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bent)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === '$ref' && typeof inner === 'string' ? inner.replace('#/$defs/', '#/components/schemas/') : bent(inner),
    ]),
  )
}

function parameters(schemas: Schemas, place: 'path' | 'query', schema: z.ZodType | undefined): Json[] {
  if (!schema) return []
  const { properties = {}, required = [] } = schemas.of(schema) as { properties?: Json; required?: string[] }
  return Object.entries(properties).map(([name, inner]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: inner,
  }))
}

const FILE_PART = {
  type: 'object',
  properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' } },
  required: ['file'],
}

function requestBody(schemas: Schemas, { body, wire }: RouteSpec): Json {
  if (wire === 'multipart') {
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema: FILE_PART } } } }
  }
  if (!body) return {}
  return { requestBody: { required: true, content: { 'application/json': { schema: schemas.of(body) } } } }
}

function success(schemas: Schemas, { wire, response }: RouteSpec): Json {
  if (wire === 'file') return { content: { 'image/*': { schema: { type: 'string', format: 'binary' } } } }
  if (wire === 'download')
    return { content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } }
  if (wire === 'stream') return { content: { 'text/event-stream': { schema: { type: 'string' } } } }
  return response ? { content: { 'application/json': { schema: schemas.of(response) } } } : {}
}

const CALLER_WORDS = { public: '任何人', anyone: '已登录的任何人', signed: '燃气企业的软件（用接口密钥签名）' } as const
const callers = ({ roles }: RouteSpec): string => (typeof roles === 'string' ? CALLER_WORDS[roles] : roles.join('、'))

const SECURITY: Partial<Record<string, Json>> = { public: { security: [] }, signed: { security: [{ signature: [] }] } }

/** The other three headers stand beside each signed route; the signature itself is the security scheme. */
const signedHeaders = ({ roles }: RouteSpec): Json[] =>
  roles !== 'signed'
    ? []
    : (['X-Key-Id', 'X-Timestamp', 'X-Nonce'] as const).map((name) => ({
        name,
        in: 'header',
        required: true,
        description: SIGNED_HEADERS[name],
        schema: { type: 'string' },
      }))

function operation(schemas: Schemas, key: string, spec: RouteSpec): Json {
  const [method = '', path = ''] = key.split(' ')
  const noun = path.split('/')[3] ?? ''
  const codes = spec.errors ? `\n\n错误代码：${spec.errors.join('、')}` : ''
  const security = typeof spec.roles === 'string' ? SECURITY[spec.roles] : undefined
  return {
    operationId: `${method.toLowerCase()}${path.replace('/api/v1', '').replace(/[/:-]+(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    tags: [TAGS[noun] ?? '管理'],
    summary: spec.summary,
    description: `谁可以调用：${callers(spec)}${codes}`,
    ...security,
    parameters: [
      ...signedHeaders(spec),
      ...parameters(schemas, 'path', spec.params),
      ...parameters(schemas, 'query', spec.query),
    ],
    ...requestBody(schemas, spec),
    responses: {
      [spec.status ?? 200]: { description: '成功', ...success(schemas, spec) },
      default: {
        description: '没有成功；`code` 不变，`title` 是给人看的话',
        content: { 'application/problem+json': { schema: schemas.of(ProblemBody) } },
      },
    },
  }
}

/** The OpenAPI 3.1 document, made from the table of routes and nothing else. */
export function openApi(): Json {
  const schemas = new Schemas()
  const paths: Record<string, Json> = {}
  for (const [key, spec] of Object.entries(routes as Record<string, RouteSpec>)) {
    const [method = '', path = ''] = key.split(' ')
    const place = path.replace(/:(\w+)/g, '{$1}')
    paths[place] = { ...paths[place], [method.toLowerCase()]: operation(schemas, key, spec) }
  }
  return {
    openapi: '3.1.0',
    info: { title: '平安液化气', version: '1', description: '瓶装液化石油气安全监管。时间为 UTC，日期为北京时间。' },
    servers: [{ url: '/' }],
    security: [{ session: [] }],
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(schemas.named).sort(([a], [b]) => (a < b ? -1 : 1))),
      securitySchemes: {
        session: { type: 'http', scheme: 'bearer' },
        signature: { type: 'apiKey', in: 'header', name: 'X-Signature', description: SIGNING_GUIDE },
      },
    },
  }
}
