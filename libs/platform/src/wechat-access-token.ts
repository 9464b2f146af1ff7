import type { Instant } from '@app/domain'
import { z } from 'zod'
import { addMilliseconds, type Clock } from './clock'
import { PlatformError } from './errors'
import { wechatError } from './wechat-errors'
import { errcodeOf, type WechatHttp } from './wechat-http'

export interface AccessToken {
  readonly token: string
  readonly expiresAt: Instant
}

/** Where the processes share the token; persistence keeps it encrypted in the database. */
export interface AccessTokenStore {
  get(): Promise<AccessToken | null>
  set(token: AccessToken): Promise<void>
}

export class MemoryAccessTokenStore implements AccessTokenStore {
  private token: AccessToken | null = null

  async get(): Promise<AccessToken | null> {
    return this.token
  }

  async set(token: AccessToken): Promise<void> {
    this.token = token
  }
}

const TOKEN_ANSWER = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() })

/** WeChat promises at least five minutes of life at any moment; a minute covers slow calls and unequal clocks. */
const SAFETY_MS = 60_000

/**
 * The stable_token call gives every process the same token until it expires, so processes cannot push out each other's.
 * Forced renewal is limited to 20 a day by WeChat and used only when the normal answer is the very token just refused.
 */
export class WechatAccessToken {
  private fetching: Promise<string> | undefined

  constructor(
    private readonly http: WechatHttp,
    private readonly credentials: { readonly appId: string; readonly secret: string },
    private readonly store: AccessTokenStore,
    private readonly clock: Clock,
  ) {}

  async current(): Promise<string> {
    const known = await this.usable()
    return known ?? this.fetchOnce(undefined)
  }

  async replace(refused: string): Promise<string> {
    const known = await this.usable()
    return known !== undefined && known !== refused ? known : this.fetchOnce(refused)
  }

  private async usable(): Promise<string | undefined> {
    const known = await this.store.get()
    const alive = known !== null && addMilliseconds(this.clock.now(), SAFETY_MS) < known.expiresAt
    return alive ? known.token : undefined
  }

  /** A hundred requests that find no token ask WeChat once. */
  private fetchOnce(refused: string | undefined): Promise<string> {
    this.fetching ??= this.fetchNew(refused).finally(() => {
      this.fetching = undefined
    })
    return this.fetching
  }

  private async fetchNew(refused: string | undefined): Promise<string> {
    const normal = await this.request(false)
    const granted = normal.token === refused ? await this.request(true) : normal
    await this.store.set(granted)
    return granted.token
  }

  private async request(forceRefresh: boolean): Promise<AccessToken> {
    const { appId: appid, secret } = this.credentials
    const answer = await this.http.call({
      path: '/cgi-bin/stable_token',
      body: { grant_type: 'client_credential', appid, secret, force_refresh: forceRefresh },
    })
    const errcode = errcodeOf(answer)
    // 40001 means a stale token elsewhere; here, where there is none yet, it means the AppSecret is wrong.
    if (errcode === 40001) throw new PlatformError('WECHAT_NOT_CONFIGURED', 'errcode 40001')
    if (errcode !== 0) throw wechatError(errcode)
    const parsed = TOKEN_ANSWER.safeParse(answer)
    if (!parsed.success) throw new PlatformError('WECHAT_UNAVAILABLE', 'stable_token: no access_token')
    const { access_token: token, expires_in: seconds } = parsed.data
    return { token, expiresAt: addMilliseconds(this.clock.now(), seconds * 1000) }
  }
}
