import type { ResponseOf } from '@app/contract'
import { newId } from '@app/domain'
import type { Problem, TestApi } from './api'

export type ImportKind = 'areas' | 'premises' | 'accounts' | 'cylinders'

const BOUNDARY = 'x-list'

export function listForm(bytes: Buffer, name = 'list.xlsx'): { payload: Buffer; headers: Record<string, string> } {
  const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`
  return {
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
  }
}

/** Hands a list over as the console does. */
export async function sendList(
  api: TestApi,
  {
    kind,
    bytes,
    token,
    id = newId(),
    name,
  }: { kind: ImportKind; bytes: Buffer; token: string; id?: string; name?: string },
) {
  const { payload, headers } = listForm(bytes, name)
  const reply = await api.fastify.inject({
    method: 'POST',
    url: `/api/v1/imports?id=${id}&kind=${kind}`,
    headers: { authorization: `Bearer ${token}`, ...headers },
    payload,
  })
  const json: unknown = reply.json()
  const failed = reply.statusCode >= 400
  return {
    status: reply.statusCode,
    problem: failed ? (json as Problem) : null,
    get body(): ResponseOf<'POST /api/v1/imports'> {
      if (failed) throw new Error(`the list was refused: ${reply.payload}`)
      return json as ResponseOf<'POST /api/v1/imports'>
    },
  }
}
