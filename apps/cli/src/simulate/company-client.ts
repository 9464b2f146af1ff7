import type { InputOf, ResponseOf, RouteKey } from '@app/contract'
import { type KeyPair, signedHeaders } from '@app/platform'
import { UsageError } from '../verb'

const TRIES = 4

/** The API as an outsider has it: over HTTP, with a log-in or with the key of a company. */
export class ApiClient {
  constructor(
    private readonly url: string,
    private readonly now: () => number = Date.now,
  ) {}

  async call<K extends RouteKey>(
    key: K,
    asked: { token?: string; key?: KeyPair } & Partial<{ [P in 'params' | 'query' | 'body']: InputOf<K>[P] }> = {},
  ): Promise<ResponseOf<K>> {
    const [method, pattern] = key.split(' ') as ['GET' | 'POST', string]
    const path = addressOf(pattern, asked.params, asked.query)
    const body = asked.body === undefined ? '' : JSON.stringify(asked.body)
    for (let tries = 1; ; tries++) {
      const response = await this.send(method, path, body, asked)
      if (response.status === 429 && tries < TRIES) await wait(Number(response.headers.get('retry-after') ?? 10))
      else return answerOf<K>(key, response)
    }
  }

  /** Signed anew at every try: a nonce is good once. */
  private async send(method: string, path: string, body: string, by: { token?: string; key?: KeyPair }) {
    const proof = by.key
      ? signedHeaders(by.key, { method, path, body }, this.now())
      : { ...(by.token ? { authorization: `Bearer ${by.token}` } : {}) }
    const headers = { ...proof, ...(body === '' ? {} : { 'content-type': 'application/json' }) }
    try {
      return await fetch(`${this.url}${path}`, { method, headers, ...(body === '' ? {} : { body }) })
    } catch {
      throw new UsageError(`连不上 ${this.url}，请先运行 npm start，或用 --url 指明地址`)
    }
  }
}

function addressOf(pattern: string, params: unknown, query: unknown): string {
  const path = pattern.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent((params as Record<string, string>)[name] ?? ''),
  )
  const entries = Object.entries((query ?? {}) as Record<string, string | undefined>)
  const search = new URLSearchParams(entries.filter((entry): entry is [string, string] => entry[1] !== undefined))
  return search.size > 0 ? `${path}?${search}` : path
}

async function answerOf<K extends RouteKey>(key: K, response: Response): Promise<ResponseOf<K>> {
  const answer: unknown = await response.json()
  if (response.ok) return answer as ResponseOf<K>
  const { code = '', title = '' } = answer as { code?: string; title?: string }
  throw new UsageError(`${key} 没有成功：${title}（${code}）`)
}

const wait = (seconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, seconds * 1000))
