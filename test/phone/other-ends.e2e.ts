import type { Browser } from 'playwright-core'
import { TEST_PASSWORD } from '../support/api'
import { openWeapp } from './support/open-phones'
import { launchPhone } from './support/phone-browser'
import { type PhoneServer, phoneServer } from './support/phone-server'
import type { WeappPhone } from './support/weapp-phone'

const REFUSAL = {
  status: 422,
  code: 'INSPECTION_INCOMPLETE',
  title: '检查单还不完整，请按提示补齐',
  problems: [{ path: 'content.photoIds', message: '门口照片看不清门牌，请重拍' }],
}

describe('Other ends of a visit, and what is found by the way', () => {
  let server: PhoneServer
  let browser: Browser
  let phone: WeappPhone

  beforeAll(async () => {
    server = await phoneServer()
    browser = await launchPhone()
    phone = await openWeapp(browser, server.base)
    await phone.login('inspector', TEST_PASSWORD)
  })

  afterAll(async () => {
    await browser?.close()
    await server?.api.close()
  })

  const rows = <T>(sql: string) => server.api.db.rows<T>(sql)

  async function signAndSend(): Promise<void> {
    await phone.shows('sign-inspector')
    // The pad measures itself once it stands on the screen.
    await phone.page.waitForTimeout(500)
    await phone.sign('sign-inspector')
    await phone.tap('submit')
  }

  test('nobody at home, and the server finds a fault: the visit comes back with what is wrong', async () => {
    await phone.page.route('**/api/v1/inspections', (route) => route.fulfill({ status: 422, json: REFUSAL }), {
      times: 1,
    })
    await phone.tap(`visit-${server.due.id}`)
    await phone.tap('outcome-not_home')
    await phone.tap('outcome-reason-no_answer')
    await phone.takePhoto(phone.find('door-photo'))
    await phone.tap('door-done')
    await signAndSend()
    await phone.findAll('correct-').first().waitFor()
    expect(await phone.findAll('entry-').first().textContent()).toContain('门口照片看不清门牌，请重拍')
  })

  test('corrected and signed again, it arrives as 到访不遇', async () => {
    await phone.findAll('correct-').first().tap()
    await phone.says('problems', '请重拍')
    await phone.takePhoto(phone.find('door-photo'))
    await phone.tap('door-done')
    await signAndSend()
    await phone.shows('all-sent')
    expect(await rows('SELECT outcome FROM inspection')).toEqual([expect.objectContaining({ outcome: 'not_home' })])
  })

  test('a smell of gas is no form: three things done, the telephone, and nobody signs', async () => {
    await phone.tap('to-today')
    await phone.tap(`visit-${server.due.id}`)
    await phone.tap('leak')
    for (const done of ['valveClosed', 'ventilated', 'everyoneOut']) await phone.tap(`leak-${done}-yes`)
    await phone.tap('leak-call')
    await phone.tap('leak-submit')
    await phone.tap('submit')
    await phone.shows('all-sent')
    expect(await rows('SELECT item, grade, emergency FROM hazard')).toEqual([
      expect.objectContaining({ item: 'E09', grade: 'A' }),
    ])
  })

  test('a bottle without any number, seen somewhere else, is reported with its stamp', async () => {
    await phone.tap('to-today')
    await phone.tab('随手报')
    await phone.tap('no-code')
    await phone.takePhoto(phone.find('stamp-photo'))
    await phone.tap('model-YSP35.5')
    await phone.tap('place-elsewhere')
    await phone.fill('where', '菜市场东门的早点摊')
    await phone.tap('send-unregistered')
    await phone.shows('all-sent')
    const found = await rows<{ code: string }>("SELECT code FROM cylinder WHERE status = 'unregistered'")
    expect(found).toEqual([expect.objectContaining({ code: expect.stringMatching(/^无码-/) })])
  })
})
