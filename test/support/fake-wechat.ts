import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

interface Person {
  readonly openid: string
  readonly unionid?: string
}

export interface FakeWechatCall {
  readonly path: string
  readonly query: URLSearchParams
  readonly body: Readonly<Record<string, unknown>>
}

/** `hang` never answers, `garbage` answers a page instead of JSON, a number is an errcode. */
export type Trouble = 'hang' | 'garbage' | number

const ERRMSG: Readonly<Record<number, string>> = {
  [-1]: 'system error',
  40001: 'invalid credential, access_token is invalid or not latest',
  40013: 'invalid appid',
  40029: 'invalid code',
  40125: 'invalid appsecret',
  40163: 'code been used',
  40226: 'code blocked',
  42001: 'access_token expired',
  45011: 'api minute-quota reach limit, must slower, retry next minute',
  47001: 'data format error',
}

const refuse = (errcode: number) => ({ errcode, errmsg: `${ERRMSG[errcode] ?? 'error'} rid: fake` })

/**
 * Answers the three calls of the server as developers.weixin.qq.com documents them: code2Session, getStableAccessToken
 * and getPhoneNumber. One-time codes, refusals as HTTP 200 with an errcode, content type text/plain.
 */
export class FakeWechat {
  readonly appId = 'wxfake0123456789'
  readonly secret = 'fake-app-secret'
  readonly calls: FakeWechatCall[] = []
  tokenSeconds = 7200

  private readonly server: Server
  private readonly sockets = new Set<Socket>()
  private readonly loginCodes = new Map<string, Person>()
  private readonly phoneCodes = new Map<string, string>()
  private readonly usedCodes = new Set<string>()
  private readonly troubles = new Map<string, Trouble[]>()
  private token: string | undefined
  private expired = new Set<string>()

  private constructor() {
    this.server = createServer((request, response) => void this.handle(request, response))
    this.server.on('connection', (socket) => {
      this.sockets.add(socket)
      socket.on('close', () => this.sockets.delete(socket))
    })
  }

  static async start(): Promise<FakeWechat> {
    const fake = new FakeWechat()
    await new Promise<void>((resolve) => fake.server.listen(0, '127.0.0.1', resolve))
    return fake
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  async stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()))
    for (const socket of this.sockets) socket.destroy()
    await closed
  }

  /** What wx.login would hand to the mini-program of this person. */
  issueLoginCode(person: Person): string {
    const code = randomBytes(16).toString('hex')
    this.loginCodes.set(code, person)
    return code
  }

  /** What the phone-number button would hand over. */
  issuePhoneCode(purePhoneNumber: string): string {
    const code = randomBytes(32).toString('hex')
    this.phoneCodes.set(code, purePhoneNumber)
    return code
  }

  /** The next answers of this path, in order, before it works again. */
  trouble(path: string, ...troubles: Trouble[]): void {
    this.troubles.set(path, [...(this.troubles.get(path) ?? []), ...troubles])
  }

  /** The token given out stops working although its time is not over; the stable call soon gives another. */
  expireToken(): void {
    if (this.token) this.expired.add(this.token)
    this.token = undefined
  }

  /** The token stops working, yet the stable call keeps giving the same one until renewal is forced. */
  breakToken(): void {
    if (this.token) this.expired.add(this.token)
  }

  callsTo(path: string): FakeWechatCall[] {
    return this.calls.filter((call) => call.path === path)
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname: path, searchParams: query } = new URL(request.url ?? '/', this.baseUrl)
    const body = await readJson(request)
    this.calls.push({ path, query, body: body ?? {} })
    const trouble = this.troubles.get(path)?.shift()
    if (trouble === 'hang') return
    response.setHeader('content-type', 'text/plain')
    if (trouble === 'garbage') response.end('<html>502 Bad Gateway</html>')
    else if (trouble !== undefined) response.end(JSON.stringify(refuse(trouble)))
    else response.end(JSON.stringify(body ? this.answer(path, query, body) : refuse(47001)))
  }

  private answer(path: string, query: URLSearchParams, body: Record<string, unknown>): object {
    if (path === '/sns/jscode2session') return this.code2session(query)
    if (path === '/cgi-bin/stable_token') return this.stableToken(body)
    if (path === '/wxa/business/getuserphonenumber') return this.phoneNumber(query, body)
    return refuse(-1)
  }

  private code2session(query: URLSearchParams): object {
    if (query.get('appid') !== this.appId) return refuse(40013)
    if (query.get('secret') !== this.secret) return refuse(40125)
    return this.redeem(this.loginCodes, query.get('js_code'), (person) => ({
      session_key: randomBytes(16).toString('base64'),
      ...person,
    }))
  }

  private stableToken(body: Record<string, unknown>): object {
    if (body.grant_type !== 'client_credential' || body.appid !== this.appId) return refuse(40013)
    if (body.secret !== this.secret) return refuse(40125)
    if (this.token === undefined || body.force_refresh === true) {
      if (this.token) this.expired.add(this.token)
      this.token = randomBytes(64).toString('base64url')
    }
    return { access_token: this.token, expires_in: this.tokenSeconds }
  }

  private phoneNumber(query: URLSearchParams, body: Record<string, unknown>): object {
    const token = query.get('access_token') ?? ''
    if (this.expired.has(token)) return refuse(42001)
    if (token !== this.token) return refuse(40001)
    return this.redeem(this.phoneCodes, String(body.code), (purePhoneNumber) => ({
      errcode: 0,
      errmsg: 'ok',
      phone_info: {
        phoneNumber: purePhoneNumber,
        purePhoneNumber,
        countryCode: '86',
        watermark: { timestamp: 1_637_744_274, appid: this.appId },
      },
    }))
  }

  private redeem<T>(codes: Map<string, T>, code: string | null, answer: (found: T) => object): object {
    if (code === null || this.usedCodes.has(code)) return refuse(code === null ? 40029 : 40163)
    const found = codes.get(code)
    if (found === undefined) return refuse(40029)
    this.usedCodes.add(code)
    return answer(found)
  }
}

async function readJson(request: IncomingMessage): Promise<Record<string, unknown> | undefined> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString('utf8')
  if (text === '') return {}
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return undefined
  }
}
