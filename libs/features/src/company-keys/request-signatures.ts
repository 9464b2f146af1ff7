import { CLOCK_WINDOW_SECONDS, DomainError, isInClockWindow, isLiveKey, type Problem, silenceOf } from '@app/domain'
import { CompanyKeyRepository, type PresentedKey } from '@app/persistence'
import {
  addMilliseconds,
  bodyHash,
  type Clock,
  type Config,
  equalSecrets,
  FieldCipher,
  RateLimiter,
  signatureOf,
} from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import type { Write } from '../actions/action-ledger'
import type { Sender } from '../core/caller'
import { SourceCounter } from '../core/source-counter'
import { CLOCK, CONFIG } from '../core/tokens'
import { TooOftenError } from '../core/too-often'
import { secretContext } from './company-key.view'
import { NonceMemory } from './nonce-memory'

const MINUTE_MS = 60_000
/** Wrong keys and signatures from one place; whoever means well notices the first. */
const FAILURES_PER_MINUTE = 60
/** The moment of its last use is kept to the minute: written more often, requests of one key would wait for each other. */
const HEARD_EVERY_MS = MINUTE_MS
/** How soon requests of the last minute, over all processes, have made room is not known; this is the time to look again. */
const SHARED_WAIT_SECONDS = 10

const SHAPES = {
  'X-Key-Id': /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  'X-Timestamp': /^\d{9,11}$/,
  'X-Nonce': /^[A-Za-z0-9_-]{16,64}$/,
  'X-Signature': /^[0-9A-Fa-f]{64}$/,
} as const
type HeaderName = keyof typeof SHAPES

export interface SignedRequest {
  method: string
  /** As sent, with its query. */
  path: string
  header(name: HeaderName): string | undefined
  source: string
  /** Read only when the key is known. Throws BODY_TOO_LARGE. */
  body(): Promise<Buffer>
}

/** Who a signed request comes from. What costs least is looked at first; nothing unsigned is parsed. */
@Injectable()
export class RequestSignatures {
  private readonly nonces = new NonceMemory()
  private readonly failures = new SourceCounter({ limit: FAILURES_PER_MINUTE, windowMs: MINUTE_MS })
  private readonly rate: RateLimiter
  private readonly most: number

  constructor(
    private readonly keys: CompanyKeyRepository,
    private readonly cipher: FieldCipher,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) { rateEventsPerMinute }: Config,
  ) {
    this.most = rateEventsPerMinute
    this.rate = new RateLimiter({ limit: rateEventsPerMinute, windowMs: MINUTE_MS })
  }

  /** Throws SIGNATURE_MISSING, CLOCK_OFF, KEY_UNKNOWN, SIGNATURE_WRONG, REQUEST_REPLAYED, RATE_LIMITED. */
  async verify(request: SignedRequest): Promise<Sender> {
    const signed = headersOf(request)
    const nowMs = Date.parse(this.clock.now())
    if (!isInClockWindow(signed['X-Timestamp'], nowMs)) throw clockOff(this.clock.now())
    if (this.failures.isFull(request.source)) throw new TooOftenError(60)
    const key = await this.presented(signed, request.source)
    await this.assertSigned(request, signed, key)
    this.limit(key)
    const untilMs = (Number(signed['X-Timestamp']) + CLOCK_WINDOW_SECONDS) * 1000
    const isFresh = this.nonces.take(`${key.id} ${signed['X-Nonce']}`, untilMs, nowMs)
    if (!isFresh || key.isNonceUsed) throw replayed()
    const { id: keyId, companyId, lastUsedAt } = key
    const isSilent = (silenceOf([key], this.clock.now())?.from ?? '') <= this.clock.now()
    return { keyId, companyId, nonce: signed['X-Nonce'], lastUsedAt, isSilent }
  }

  /** Written in the unit of what the request stores, so that it costs no commit of its own. */
  traceOf({ keyId, companyId, nonce, lastUsedAt, isSilent }: Sender): Write {
    return async (tx) => {
      if (lastUsedAt === null || lastUsedAt <= addMilliseconds(tx.now, -HEARD_EVERY_MS))
        await this.keys.heard(tx, keyId, tx.now)
      await this.keys.remember(tx, { keyId, nonce, usedAt: tx.now })
      if (isSilent) tx.touch('company', companyId)
    }
  }

  private async presented(signed: Headers, source: string): Promise<PresentedKey> {
    const since = addMilliseconds(this.clock.now(), -MINUTE_MS)
    const key = await this.keys.presented(signed['X-Key-Id'], signed['X-Nonce'], since)
    if (key && isLiveKey(key, this.clock.now())) return key
    this.failures.allows(source)
    throw new DomainError('KEY_UNKNOWN', '没有这个密钥编号，或密钥已停用，请核对 X-Key-Id')
  }

  private async assertSigned(request: SignedRequest, signed: Headers, key: PresentedKey): Promise<void> {
    const secret = this.cipher.decrypt(key.secretEnc, secretContext(key.id))
    const signature = signatureOf(secret, {
      method: request.method,
      path: request.path,
      timestamp: signed['X-Timestamp'],
      nonce: signed['X-Nonce'],
      bodySha256: bodyHash(await request.body()),
    })
    if (equalSecrets(signature, signed['X-Signature'].toLowerCase())) return
    this.failures.allows(request.source)
    throw new DomainError('SIGNATURE_WRONG', '签名不对，请按接口文档里的算例核对；正文在签名以后不得改动')
  }

  /** Counted here for every request, and in the database, for all processes, for those that stored something. */
  private limit({ id, recent }: PresentedKey): void {
    const { allowed, retryAfterSeconds } = this.rate.take(id)
    if (!allowed) throw new TooOftenError(retryAfterSeconds)
    if (recent >= this.most) throw new TooOftenError(SHARED_WAIT_SECONDS)
  }
}

type Headers = Record<HeaderName, string>

function headersOf(request: SignedRequest): Headers {
  const names = Object.keys(SHAPES) as HeaderName[]
  const texts = names.map((name) => [name, request.header(name) ?? ''] as const)
  const problems = texts.flatMap(([name, text]): Problem[] =>
    SHAPES[name].test(text) ? [] : [{ path: name, message: text === '' ? '缺少这个请求头' : '格式不对' }],
  )
  if (problems.length > 0)
    throw new DomainError('SIGNATURE_MISSING', '请求没有签名，或签名的请求头不完整，请按接口文档签名', problems)
  return Object.fromEntries(texts) as Headers
}

const clockOff = (now: string) =>
  new DomainError('CLOCK_OFF', `请求的时间与服务器相差超过 5 分钟（服务器现在 ${now}），请校准时钟后重新签名`)

const replayed = () =>
  new DomainError('REQUEST_REPLAYED', '这个 X-Nonce 已经用过：重发时请换新的随机串重新签名，事件编号不变')
