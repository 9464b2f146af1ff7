import { newId } from '@app/domain'
import type { Browser } from 'playwright-core'
import { TEST_PASSWORD } from '../support/api'
import { bottle, failing, signed, upload, visit } from '../support/visit'
import { H5Phone } from './support/h5-phone'
import { launchPhone, phoneContext } from './support/phone-browser'
import { HOUSEHOLD, type PhoneServer, phoneServer, setPhoneClock } from './support/phone-server'

describe('At the door and in the street, on the phones of an inspector, a household and a stranger', () => {
  let server: PhoneServer
  let browser: Browser

  beforeAll(async () => {
    server = await phoneServer()
    browser = await launchPhone()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.api.close()
  })

  async function phoneAt(page = ''): Promise<H5Phone> {
    const opened = await (await phoneContext(browser)).newPage()
    await setPhoneClock(opened)
    await opened.goto(`${server.base}/m/${page}`)
    return new H5Phone(opened)
  }

  test('an inspector without network shows his badge; whoever opens what it says learns that it is he', async () => {
    const inspector = await phoneAt()
    await inspector.login('inspector', TEST_PASSWORD)
    await inspector.says('synced', '离线可用')
    await inspector.tab('我的')
    await inspector.setOnline(false)
    await inspector.tap('to-badge')
    await inspector.shows('badge-code')
    await inspector.keep('phone-badge')
    const words = (await inspector.find('badge-words').textContent()) ?? ''
    const stranger = await phoneAt(`#/pages/verify/index?c=${words}`)
    await stranger.says('verdict', '是真的检查人员')
    await stranger.says('holder', '王网格')
    await stranger.keep('phone-verify')
    await stranger.fill('verify-code', 'WG0001-0000-0000')
    await stranger.tap('verify')
    await stranger.says('verdict', '先别开门')
  })

  test('a stranger reports without a name, keeps the code, and reads the answer by it', async () => {
    const stranger = await phoneAt('#/pages/tell/index')
    await stranger.tap('category-black_gas')
    await stranger.tap('street-120103001')
    await stranger.fill('where', '菜场后门')
    await stranger.takePhoto(stranger.find('photo'))
    await stranger.tap('send')
    const receipt = (await stranger.find('receipt-code').textContent()) ?? ''
    const { api } = server
    const [report] = await api.db.rows<{ id: string }>('SELECT id FROM report')
    const asked = { token: await api.login('street'), params: { id: report?.id ?? '' } }
    await api.call('POST /api/v1/reports/:id/accept', { ...asked, body: { actionId: newId(), note: null } })
    const body = { actionId: newId(), outcome: 'handled' as const, answer: '去看过了，三只瓶已收走' }
    expect((await api.call('POST /api/v1/reports/:id/close', { ...asked, body })).body.photos).toBe(1)
    await stranger.tap('to-follow')
    await stranger.fill('receipt', receipt)
    await stranger.tap('ask')
    await stranger.says('answer', '三只瓶已收走')
  })

  test('a household reads what the visit found in large type, and says yes to the next one', async () => {
    const { api, due, inUse } = server
    const token = await api.login('inspector')
    const [inspector] = await api.db.rows<{ id: string }>("SELECT id FROM account WHERE username = 'inspector'")
    const photo = (await upload(api, token)).body.id
    const at = { premises: due, inspectorId: inspector?.id ?? '', now: api.clock.now() }
    const found = failing(visit(at, photo, { bottles: [bottle(inUse.id)] }), 'H02', 'H02-expired', photo)
    await api.call('POST /api/v1/inspections', { token, body: signed(found, photo) })
    api.clock.advance(60_000)
    const when = { visitOn: '2026-06-15', dayPart: 'evening' as const, agreed: false }
    const next = { id: newId(), premisesId: due.id, inspectorId: null, purpose: 'recheck' as const, ...when }
    await api.call('POST /api/v1/appointments', { token, body: next })

    const household = await phoneAt()
    await household.login(HOUSEHOLD, TEST_PASSWORD)
    await household.tab('我的')
    await household.tap('type-large')
    await household.tab('今日')
    await household.says('appointment', '晚上 6 点到 8 点')
    await household.tap('appointment-ok')
    await household.says('appointment', '用户已确认')
    await household.keep('phone-appointment')
    await household.tap('to-result')
    await household.says('headline', '有 1 处要改')
    await household.says('finding-1', '换新的燃气专用软管')
    await household.keep('phone-result')
  })

  test('the courier is at the door: one sentence tells whether to take the bottle; refused, it alarms company and street', async () => {
    const { api, inUse } = server
    const household = await phoneAt()
    await household.login(HOUSEHOLD, TEST_PASSWORD)
    await household.tap('to-receive')
    await household.fill('receive-reader-typed', inUse.code)
    await household.tap('receive-reader-use')
    await household.says('verdict', '先别收')
    await household.says('verdict-why', '没有查到这只瓶的充装记录')
    await household.keep('phone-receive')
    await household.tap('to-refuse')
    await household.tap('reason-short')
    await household.tap('send-refusal')
    await household.says('refused', '和街道')
    const asked = { token: await api.login('street'), query: {} }
    const { items } = (await api.call('GET /api/v1/refusals', asked)).body
    expect(items.map(({ code, reasonLabel }) => [code, reasonLabel])).toEqual([[inUse.code, '分量不足或封口不对']])
  })
})
