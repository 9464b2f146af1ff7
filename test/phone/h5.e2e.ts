import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext } from 'playwright-core'
import { TEST_PASSWORD } from '../support/api'
import { writeQrVideo } from './support/camera'
import { H5Phone } from './support/h5-phone'
import { launchPhone, phoneContext } from './support/phone-browser'
import { FIRST_CODE, HOUSEHOLD, type PhoneServer, phoneServer, setPhoneClock } from './support/phone-server'
import { answerChecklist, beginVisit, countTheRest, signBoth } from './support/visit-flow'

/** Playwright's way offline raises no `online` event: the app finds out by trying, every ten seconds. */
const NEXT_TRY_MS = 40_000

describe('The phone app on the web, with the label of a bottle before the camera', () => {
  let server: PhoneServer
  let folder: string
  let browser: Browser
  let context: BrowserContext
  let phone: H5Phone

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pingan-camera-'))
    const camera = join(folder, 'label.y4m')
    writeQrVideo(`https://gas.example.cn/q?code=${FIRST_CODE}`, camera)
    server = await phoneServer()
    browser = await launchPhone(camera)
    context = await phoneContext(browser, ['camera'])
    const page = await context.newPage()
    await setPhoneClock(page)
    phone = await H5Phone.open(page, server.base)
  })

  afterAll(async () => {
    await browser?.close()
    await server?.api.close()
    if (folder) rmSync(folder, { recursive: true, force: true })
  })

  test('the first screen helps in a leak before anyone logs in', async () => {
    await phone.tap('danger')
    await phone.shows('call-119')
    await phone.keep('phone-leak')
    await phone.tap('back')
  })

  test('an inspector logs in and finds the household that is due today', async () => {
    await phone.login('inspector', TEST_PASSWORD)
    await phone.says('visits', '平安里2号楼')
    await phone.says('synced', '离线可用')
    await phone.keep('phone-today')
  })

  test('the camera reads the label and the card says in one colour what the bottle is', async () => {
    await phone.tab('扫码')
    await phone.says('lamp', '未见异常')
    await phone.says('cylinder-facts', FIRST_CODE)
    await phone.keep('phone-cylinder')
    await phone.tap('back')
    await phone.tab('今日')
  })

  test('a visit without network is counted, answered, shown, signed and waits on the phone', async () => {
    await beginVisit(phone, server.due.id)
    await phone.setOnline(false)
    await phone.tap('count-more')
    await phone.find('count').waitFor({ state: 'detached' })
    await phone.says('tally', '在用1')
    await countTheRest(phone, server.spare.id)
    await phone.says('tally', '在用1 备用1 空0 · 都核过了')
    await phone.keep('phone-count')
    await answerChecklist(phone)
    await phone.tap('category-hose')
    await phone.isOn('category-hose')
    await phone.keep('phone-checklist')
    await phone.tap('stage-result')
    await phone.says('finding-H02', '2026年6月17日前改好')
    await phone.keep('phone-result')
    await signBoth(phone)
    await phone.keep('phone-sign')
    await phone.tap('submit')
    await phone.shows('send')
    expect(await phone.page.locator('.card:visible').last().textContent()).toContain('等待发送')
    await phone.keep('phone-waiting')
    expect(await server.stored('inspection')).toBe(0)
  })

  test('the network comes back and the visit arrives by itself, once, with photos and both signatures', async () => {
    await phone.setOnline(true)
    await phone.shows('all-sent', NEXT_TRY_MS)
    expect(await server.stored('inspection')).toBe(1)
    expect(await server.stored('hazard')).toBe(2)
    expect(await server.stored('signature')).toBe(2)
  })

  test('opened anew without network, the app is there with the day it has stored', async () => {
    // The page, one script and one style.
    await phone.page.waitForFunction(async () => (await (await caches.open('pingan-m-1')).keys()).length >= 3)
    await phone.setOnline(false)
    await phone.page.goto(`${server.base}/m/`)
    await phone.says('synced', '离线可用')
    await phone.says('trouble', '没有网络')
    await phone.setOnline(true)
  })

  test('the household sees its bottles in colours and what is to be put right', async () => {
    const home = await phoneContext(browser)
    const page = await home.newPage()
    await setPhoneClock(page)
    const theirs = await H5Phone.open(page, server.base)
    await theirs.login(HOUSEHOLD, TEST_PASSWORD)
    await theirs.says('to-put-right', '软管')
    await theirs.shows(`bottle-${server.inUse.id}`)
    await theirs.keep('phone-household')
    await home.close()
  })
})
