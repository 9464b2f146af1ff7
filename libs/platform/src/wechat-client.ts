import { z } from 'zod'
import { type Clock, SystemClock } from './clock'
import type { Config } from './config'
import { PlatformError } from './errors'
import { type AccessTokenStore, WechatAccessToken } from './wechat-access-token'
import { isStaleToken, wechatError } from './wechat-errors'
import { errcodeOf, type WechatAnswer, WechatHttp, type WechatHttpOptions } from './wechat-http'

export interface WechatIdentity {
  readonly openid: string
  readonly unionid?: string
}

const SESSION_ANSWER = z.object({ openid: z.string().min(1), unionid: z.string().min(1).optional() })
const PHONE_ANSWER = z.object({ phone_info: z.object({ purePhoneNumber: z.string().min(1) }) })

export interface WechatClientOptions {
  readonly wechat: Config['wechat']
  readonly tokens: AccessTokenStore
  readonly clock?: Clock
  readonly timing?: Partial<Pick<WechatHttpOptions, 'timeoutMs' | 'retryDelayMs'>>
}

function read<T>(schema: z.ZodType<T>, answer: WechatAnswer, call: string): T {
  const errcode = errcodeOf(answer)
  if (errcode !== 0) throw wechatError(errcode)
  const parsed = schema.safeParse(answer)
  if (!parsed.success) throw new PlatformError('WECHAT_UNAVAILABLE', `${call}: unexpected answer`)
  return parsed.data
}

export class WechatClient {
  private readonly http: WechatHttp
  private readonly appId: string
  private readonly secret: string
  private readonly accessToken: WechatAccessToken

  constructor({ wechat, tokens, clock = new SystemClock(), timing }: WechatClientOptions) {
    this.appId = wechat.appId ?? ''
    this.secret = wechat.secret ?? ''
    this.http = new WechatHttp({ baseUrl: wechat.baseUrl, timeoutMs: 5_000, retryDelayMs: 200, ...timing })
    this.accessToken = new WechatAccessToken(this.http, { appId: this.appId, secret: this.secret }, tokens, clock)
  }

  get configured(): boolean {
    return this.appId !== '' && this.secret !== ''
  }

  /** Turns the code of wx.login into the person's id. The session_key is dropped at once: nothing here needs it. */
  async jscode2session(code: string): Promise<WechatIdentity> {
    this.assertConfigured()
    const query = { appid: this.appId, secret: this.secret, js_code: code, grant_type: 'authorization_code' }
    return read(SESSION_ANSWER, await this.http.call({ path: '/sns/jscode2session', query }), 'jscode2session')
  }

  /** Turns the code of the phone-number button (not the one of wx.login) into the verified number without +86. */
  async getPhoneNumber(phoneCode: string): Promise<string> {
    this.assertConfigured()
    const token = await this.accessToken.current()
    const first = await this.askPhoneNumber(token, phoneCode)
    const answer = isStaleToken(errcodeOf(first))
      ? await this.askPhoneNumber(await this.accessToken.replace(token), phoneCode)
      : first
    return read(PHONE_ANSWER, answer, 'getuserphonenumber').phone_info.purePhoneNumber
  }

  private askPhoneNumber(token: string, code: string): Promise<WechatAnswer> {
    const path = '/wxa/business/getuserphonenumber'
    return this.http.call({ path, query: { access_token: token }, body: { code } })
  }

  private assertConfigured(): void {
    if (!this.configured) throw new PlatformError('WECHAT_NOT_CONFIGURED', 'WECHAT_APPID and WECHAT_SECRET are empty')
  }
}
