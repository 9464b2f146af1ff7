import { FakeWechat } from '../../../test/support/fake-wechat'
import { FixedClock } from './clock'
import { MemoryAccessTokenStore } from './wechat-access-token'
import { WechatClient } from './wechat-client'

const SESSION = '/sns/jscode2session'
const TOKEN = '/cgi-bin/stable_token'
const PHONE = '/wxa/business/getuserphonenumber'

describe('the WeChat client', () => {
  let fake: FakeWechat
  let tokens: MemoryAccessTokenStore
  let clock: FixedClock
  let client: WechatClient

  const connect = (change: { appId?: string; secret?: string; baseUrl?: string } = {}, timeoutMs = 10_000) =>
    new WechatClient({
      wechat: { appId: fake.appId, secret: fake.secret, baseUrl: fake.baseUrl, ...change },
      tokens,
      clock,
      timing: { timeoutMs, retryDelayMs: 5 },
    })

  beforeEach(async () => {
    fake = await FakeWechat.start()
    tokens = new MemoryAccessTokenStore()
    clock = new FixedClock('2026-11-22T08:00:00.000Z')
    client = connect()
  })

  afterEach(() => fake.stop())

  describe('login', () => {
    it('turns the code of wx.login into the person, and drops the session key', async () => {
      const code = fake.issueLoginCode({ openid: 'o-zhang', unionid: 'u-zhang' })
      expect(await client.jscode2session(code)).toEqual({ openid: 'o-zhang', unionid: 'u-zhang' })
      expect(Object.fromEntries(fake.calls[0]?.query ?? [])).toEqual({
        appid: fake.appId,
        secret: fake.secret,
        js_code: code,
        grant_type: 'authorization_code',
      })
    })

    it('a code works once; a used or invented one is told to log in again', async () => {
      const code = fake.issueLoginCode({ openid: 'o-zhang' })
      await client.jscode2session(code)
      await expect(client.jscode2session(code)).rejects.toMatchObject({
        code: 'WECHAT_CODE_INVALID',
        detail: 'errcode 40163',
      })
      await expect(client.jscode2session('nonsense')).rejects.toMatchObject({
        code: 'WECHAT_CODE_INVALID',
        detail: 'errcode 40029',
      })
    })

    it.each([
      [45011, 'WECHAT_TOO_FREQUENT'],
      [40226, 'WECHAT_USER_BLOCKED'],
      [40013, 'WECHAT_NOT_CONFIGURED'],
      [99999, 'WECHAT_UNAVAILABLE'],
    ])('errcode %i becomes %s and is not asked again', async (errcode, code) => {
      fake.trouble(SESSION, errcode)
      await expect(client.jscode2session('x')).rejects.toMatchObject({ code })
      expect(fake.callsTo(SESSION)).toHaveLength(1)
    })

    it('a busy system is asked once more', async () => {
      const code = fake.issueLoginCode({ openid: 'o-zhang' })
      fake.trouble(SESSION, -1)
      expect(await client.jscode2session(code)).toEqual({ openid: 'o-zhang' })
      fake.trouble(SESSION, -1, -1)
      await expect(client.jscode2session(code)).rejects.toMatchObject({ code: 'WECHAT_UNAVAILABLE' })
      expect(fake.callsTo(SESSION)).toHaveLength(4)
    })

    it('no answer in time is "try later", and the code, perhaps spent, is not sent again', async () => {
      fake.trouble(SESSION, 'hang')
      await expect(connect({}, 1000).jscode2session('x')).rejects.toMatchObject({ code: 'WECHAT_UNAVAILABLE' })
      expect(fake.callsTo(SESSION)).toHaveLength(1)
    })

    it('a page instead of JSON, or nobody at the address, is "try later"', async () => {
      fake.trouble(SESSION, 'garbage')
      await expect(client.jscode2session('x')).rejects.toMatchObject({ code: 'WECHAT_UNAVAILABLE' })
      await expect(connect({ baseUrl: 'http://127.0.0.1:9' }).jscode2session('x')).rejects.toMatchObject({
        code: 'WECHAT_UNAVAILABLE',
      })
    })

    it('no error carries the application secret or the code', async () => {
      fake.trouble(SESSION, 'garbage')
      const error: unknown = await client.jscode2session('one-time-code').catch((caught: unknown) => caught)
      expect(error).toBeInstanceOf(Error)
      const { message, stack, detail, cause } = error as Error & { detail: string }
      expect(JSON.stringify({ message, stack, detail, cause: String(cause) })).not.toMatch(
        /fake-app-secret|one-time-code/,
      )
    })

    it("a wrong secret and a missing configuration are the administrator's to mend", async () => {
      await expect(connect({ secret: 'wrong' }).jscode2session('x')).rejects.toMatchObject({
        code: 'WECHAT_NOT_CONFIGURED',
      })
      const calls = fake.calls.length
      await expect(connect({ appId: undefined }).jscode2session('x')).rejects.toMatchObject({
        code: 'WECHAT_NOT_CONFIGURED',
      })
      expect(fake.calls).toHaveLength(calls)
    })
  })

  describe('the verified phone number', () => {
    it('comes without the country code, by a token asked for the documented way', async () => {
      expect(await client.getPhoneNumber(fake.issuePhoneCode('13812344007'))).toBe('13812344007')
      expect(fake.callsTo(TOKEN)[0]?.body).toEqual({
        grant_type: 'client_credential',
        appid: fake.appId,
        secret: fake.secret,
        force_refresh: false,
      })
      expect(await tokens.get()).toMatchObject({ expiresAt: '2026-11-22T10:00:00.000Z' })
    })

    it('one token serves all, also a hundred at once and another process', async () => {
      const codes = Array.from({ length: 100 }, (_, index) => fake.issuePhoneCode(`138${10_000_000 + index}`))
      await Promise.all(codes.map((code) => client.getPhoneNumber(code)))
      await connect().getPhoneNumber(fake.issuePhoneCode('13812344007'))
      expect(fake.callsTo(TOKEN)).toHaveLength(1)
    })

    it('a token about to end is replaced before it is used', async () => {
      await client.getPhoneNumber(fake.issuePhoneCode('13812344007'))
      clock.advance(7_150_000)
      await client.getPhoneNumber(fake.issuePhoneCode('13812344007'))
      expect(fake.callsTo(TOKEN)).toHaveLength(2)
    })

    it('a refused token is renewed once, without force, and the number still comes', async () => {
      await client.getPhoneNumber(fake.issuePhoneCode('13812344007'))
      fake.expireToken()
      expect(await client.getPhoneNumber(fake.issuePhoneCode('13912344008'))).toBe('13912344008')
      expect(fake.callsTo(TOKEN).map(({ body }) => body.force_refresh)).toEqual([false, false])
    })

    it('renewal is forced only when WeChat keeps giving the refused token', async () => {
      await client.getPhoneNumber(fake.issuePhoneCode('13812344007'))
      fake.breakToken()
      expect(await client.getPhoneNumber(fake.issuePhoneCode('13912344008'))).toBe('13912344008')
      expect(fake.callsTo(TOKEN).map(({ body }) => body.force_refresh)).toEqual([false, false, true])
    })

    it('a token refused twice is given up', async () => {
      fake.trouble(PHONE, 40001, 42001)
      await expect(client.getPhoneNumber('x')).rejects.toMatchObject({ code: 'WECHAT_UNAVAILABLE' })
      expect(fake.callsTo(PHONE)).toHaveLength(2)
    })

    it('a wrong secret is told as such, not as a stale token', async () => {
      const wrong = connect({ secret: 'wrong' })
      await expect(wrong.getPhoneNumber('x')).rejects.toMatchObject({ code: 'WECHAT_NOT_CONFIGURED' })
      fake.trouble(TOKEN, 40001)
      await expect(client.getPhoneNumber('x')).rejects.toMatchObject({ code: 'WECHAT_NOT_CONFIGURED' })
    })

    it('the code of wx.login is not the code of the phone button', async () => {
      const loginCode = fake.issueLoginCode({ openid: 'o-zhang' })
      await expect(client.getPhoneNumber(loginCode)).rejects.toMatchObject({ code: 'WECHAT_CODE_INVALID' })
    })

    it('a failed token request does not block the next', async () => {
      fake.trouble(TOKEN, 45009)
      await expect(client.getPhoneNumber('x')).rejects.toMatchObject({ code: 'WECHAT_TOO_FREQUENT' })
      expect(await client.getPhoneNumber(fake.issuePhoneCode('13812344007'))).toBe('13812344007')
    })
  })
})
