import { newId } from '@app/domain'
import { secretContext } from '@app/features'
import { CompanyKeyEntity } from '@app/persistence'
import { type KeyPair, newToken, signedHeaders } from '@app/platform'
import type { Problem, TestApi } from './api'

/** A key as a company gets it in the console. */
export async function companyKey(api: TestApi, companyId: string, over: object = {}): Promise<KeyPair> {
  const { body } = await api.call('POST /api/v1/companies/:id/keys', {
    token: await api.login('office'),
    params: { id: companyId },
    body: { actionId: newId(), label: '充装系统', silentAfterHours: 24, replaces: null, ...over },
  })
  return { keyId: body.id, secret: body.secret ?? '' }
}

/** The same without the deed in the journal, for tests that count facts. */
export async function plainKey(api: TestApi, companyId: string, createdBy: string): Promise<KeyPair> {
  const [keyId, secret] = [newId(), newToken()]
  const row: CompanyKeyEntity = {
    ...{ id: keyId, companyId, label: '充装系统', silentAfterHours: 24, createdBy, createdAt: api.clock.now() },
    ...{ endsAt: null, lastUsedAt: null, secretEnc: api.cipher.encrypt(secret, secretContext(keyId)) },
  }
  await api.uow.run((tx) => tx.insert(CompanyKeyEntity, [row]))
  return { keyId, secret }
}

export interface Sent {
  method?: 'GET' | 'POST'
  path?: string
  body?: unknown
  /** Instead of what the key would make. */
  headers?: Record<string, string>
  /** Bytes instead of those that were signed. */
  payload?: string | Buffer
}

/** Sends as a company's software does. */
export async function signedCall(api: TestApi, key: KeyPair, sent: Sent = {}) {
  const { method = 'GET', path = '/api/v1/events/self', body, headers = {}, payload } = sent
  const text = body === undefined ? '' : JSON.stringify(body)
  const signed = signedHeaders(key, { method, path, body: text }, Date.parse(api.clock.now()))
  const reply = await api.fastify.inject({
    method,
    url: path,
    headers: { ...signed, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined && payload === undefined ? {} : { payload: payload ?? text }),
  })
  const json: unknown = reply.payload === '' ? undefined : JSON.parse(reply.payload)
  return {
    status: reply.statusCode,
    headers: reply.headers,
    sent: signed,
    problem: reply.statusCode >= 400 ? (json as Problem) : null,
    body: json as Record<string, unknown>,
  }
}
