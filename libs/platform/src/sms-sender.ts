import { types } from 'node:util'
import type { Config } from './config'
import { PlatformError } from './errors'
import { hasErrorCode } from './system-error'

export interface OutgoingMessage {
  readonly to: string
  readonly template: string
  readonly params: Readonly<Record<string, string>>
  /** The same for every attempt at one notice, so that a provider which honours it sends once. */
  readonly idempotencyKey: string
}

/** `unknown`: the provider may have sent it. The caller decides whether a double does less harm than a gap. */
export type SendResult = 'sent' | 'unknown'

export interface MessageSender {
  /** Throws when it certainly was not sent. */
  send(message: OutgoingMessage): Promise<SendResult>
}

const NEVER_CONNECTED = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT']

/** fetch says "fetch failed" for everything; why is in the cause. */
function neverConnected(error: unknown): boolean {
  return types.isNativeError(error) && hasErrorCode(error.cause, ...NEVER_CONNECTED)
}

function resultOf(status: number): SendResult {
  if (status >= 200 && status < 300) return 'sent'
  if (status === 429) throw new PlatformError('MESSAGE_TOO_FREQUENT', `HTTP ${status}`)
  if (status >= 400 && status < 500) throw new PlatformError('MESSAGE_REFUSED', `HTTP ${status}`)
  return 'unknown'
}

/** POSTs `{to, template, params}` with the key as bearer and an Idempotency-Key: the provider's side is a small adapter. */
export class HttpMessageSender implements MessageSender {
  constructor(
    private readonly url: string,
    private readonly key: string | undefined,
    private readonly timeoutMs = 5_000,
  ) {}

  async send({ to, template, params, idempotencyKey }: OutgoingMessage): Promise<SendResult> {
    const headers: Record<string, string> = {
      'content-type': 'application/json',
      'idempotency-key': idempotencyKey,
    }
    if (this.key) headers.authorization = `Bearer ${this.key}`
    const status = await this.post(headers, JSON.stringify({ to, template, params }))
    return status === undefined ? 'unknown' : resultOf(status)
  }

  /** undefined when the request went out and no answer came back. */
  private async post(headers: Record<string, string>, body: string): Promise<number | undefined> {
    const signal = AbortSignal.timeout(this.timeoutMs)
    try {
      // A redirect could carry a phone number to an address nobody configured.
      const response = await fetch(this.url, { method: 'POST', headers, body, signal, redirect: 'manual' })
      await response.body?.cancel()
      return response.status
    } catch (error) {
      if (neverConnected(error)) throw new PlatformError('MESSAGE_UNAVAILABLE', 'no connection')
      return undefined
    }
  }
}

/** null without a provider: then nobody is told by message, and nothing claims otherwise. */
export function createMessageSender({ sms: { url, key } }: Pick<Config, 'sms'>): MessageSender | null {
  return url ? new HttpMessageSender(url, key) : null
}
