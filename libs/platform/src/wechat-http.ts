import { setTimeout as wait } from 'node:timers/promises'
import { types } from 'node:util'
import { z } from 'zod'
import { PlatformError } from './errors'
import { WECHAT_BUSY } from './wechat-errors'

export interface WechatHttpOptions {
  readonly baseUrl: string
  readonly timeoutMs: number
  readonly retryDelayMs: number
}

export interface WechatRequest {
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  readonly body?: Readonly<Record<string, unknown>>
}

const ANSWER = z.looseObject({ errcode: z.number().optional() })

export type WechatAnswer = z.output<typeof ANSWER>

export const errcodeOf = (answer: WechatAnswer) => answer.errcode ?? 0

/**
 * One call to WeChat. Refusals too arrive as HTTP 200 with an errcode, and the content type says text/plain, so the
 * body alone decides. "System busy" (-1) is asked once more; a time-out is not, as the one-time code may be spent.
 */
export class WechatHttp {
  constructor(private readonly options: WechatHttpOptions) {}

  async call(request: WechatRequest): Promise<WechatAnswer> {
    const first = await this.attempt(request)
    if (errcodeOf(first) !== WECHAT_BUSY) return first
    await wait(this.options.retryDelayMs)
    return this.attempt(request)
  }

  private async attempt({ path, query, body }: WechatRequest): Promise<WechatAnswer> {
    const url = new URL(path, this.options.baseUrl)
    url.search = new URLSearchParams(query).toString()
    const signal = AbortSignal.timeout(this.options.timeoutMs)
    const init: RequestInit = body
      ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), signal }
      : { signal }
    try {
      const response = await fetch(url, init)
      return ANSWER.parse(JSON.parse(await response.text()))
    } catch (error) {
      // Only the kind of failure: an error of fetch or of the JSON parser may quote the address with the secret in it.
      throw new PlatformError('WECHAT_UNAVAILABLE', `${path}: ${types.isNativeError(error) ? error.name : 'unknown'}`)
    }
  }
}
