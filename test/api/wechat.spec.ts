import { TestApi } from '../support/api'
import { district } from '../support/district'
import { FakeWechat } from '../support/fake-wechat'

describe('Log-in by WeChat', () => {
  let wechat: FakeWechat
  let api: TestApi

  beforeAll(async () => {
    wechat = await FakeWechat.start()
    const config = { WECHAT_BASE_URL: wechat.baseUrl, WECHAT_APPID: wechat.appId, WECHAT_SECRET: wechat.secret }
    api = await TestApi.start({ config })
    await district(api)
  })
  afterAll(async () => {
    await api?.close()
    await wechat?.stop()
  })

  const logIn = (code: string, phoneCode?: string) =>
    api.call('POST /api/v1/sessions/wechat', { body: { code, phoneCode } })
  const someone = (openid: string) => wechat.issueLoginCode({ openid })

  test('a household is bound once by its verified phone number, then the code is enough', async () => {
    expect((await logIn(someone('o-zhang'))).problem).toMatchObject({ status: 409, code: 'PHONE_NEEDED' })
    const bound = await logIn(someone('o-zhang'), wechat.issuePhoneCode('13800000001'))
    expect(bound.body.account).toMatchObject({ role: 'household', displayName: '张三' })
    const again = await logIn(someone('o-zhang'))
    expect(again.body.account.id).toBe(bound.body.account.id)
    const facts = await api.db.rows<{ body: string }>("SELECT body FROM fact WHERE kind = 'party.bound'")
    expect(facts).toHaveLength(1)
    expect(facts[0]?.body).not.toMatch(/138|张/)
  })

  test('a phone number that is not on the register opens nothing', async () => {
    const reply = await logIn(someone('o-stranger'), wechat.issuePhoneCode('13899999999'))
    expect(reply.problem).toMatchObject({ status: 403, code: 'PHONE_NOT_KNOWN' })
  })

  test.each([
    ['a used or wrong code', 40029, 401, 'WECHAT_CODE_INVALID'],
    ['too many calls', 45011, 429, 'WECHAT_TOO_FREQUENT'],
  ] as const)('%s is said in words', async (_, trouble, status, code) => {
    wechat.trouble('/sns/jscode2session', trouble)
    expect((await logIn(someone('o-any'))).problem).toMatchObject({ status, code })
  })

  test('WeChat being busy is tried once more, then said with Retry-After', async () => {
    wechat.trouble('/sns/jscode2session', -1)
    expect((await logIn(someone('o-zhang'))).status).toBe(201)
    wechat.trouble('/sns/jscode2session', -1, -1)
    const reply = await logIn(someone('o-zhang'))
    expect(reply.problem).toMatchObject({ status: 503, code: 'WECHAT_UNAVAILABLE' })
    expect(reply.headers['retry-after']).toBeDefined()
  })

  test('the shared access token is stored encrypted', async () => {
    const [row] = await api.db.rows<{ valueEnc: string }>('SELECT valueEnc FROM shared_token')
    expect(row?.valueEnc).toMatch(/^v1\./)
  })
})
