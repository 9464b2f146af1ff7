import type { Browser } from 'playwright-core'
import { TEST_PASSWORD } from '../support/api'
import { openWeapp, weappBundle } from './support/open-phones'
import { launchPhone } from './support/phone-browser'
import { FIRST_CODE, type PhoneServer, phoneServer } from './support/phone-server'
import { answerChecklist, beginVisit, countTheRest, signBoth } from './support/visit-flow'
import type { WeappPhone } from './support/weapp-phone'

const ONE_MEGABYTE = 1_048_576
/** Taro asks for these by way of trying; a phone may lack them too. */
const PROBED = ['webpackJsonp', 'env', 'cloud']

describe('The phone app as a mini-program, in a host without WeChat', () => {
  let server: PhoneServer
  let browser: Browser
  let phone: WeappPhone

  beforeAll(async () => {
    server = await phoneServer()
    browser = await launchPhone()
    phone = await openWeapp(browser, server.base, [`https://gas.example.cn/q?code=${FIRST_CODE}`, FIRST_CODE])
  })

  afterAll(async () => {
    await browser?.close()
    await server?.api.close()
  })

  test('the package is under one megabyte and every page of app.json is there', () => {
    const bundle = weappBundle()
    expect(bundle.problems).toEqual([])
    expect(bundle.bytes).toBeLessThan(ONE_MEGABYTE)
    for (const page of bundle.program.pages) {
      expect(bundle.scripts[`${page}.js`]).toBeDefined()
      expect(bundle.configs[`${page}.json`]).toBeDefined()
    }
  })

  test('before anybody has read the notice WeChat holds the camera back, and asks by its own button', async () => {
    await phone.tab('随手报')
    await phone.tap('to-tell')
    await phone.tap('photo')
    await phone.says('consent', '个人信息告知')
    await phone.keep('weapp-consent')
    await phone.tap('consent-refuse')
    await phone.find('consent').waitFor({ state: 'detached' })
    expect(await phone.page.locator('.wx-page:visible .photo').count()).toBe(0)
    await phone.tap('photo')
    await phone.tap('consent-agree')
    await phone.page.locator('.wx-page:visible .photo').waitFor({ state: 'attached' })
    // From now on it is known, and nobody is asked again.
    await phone.takePhoto(phone.find('photo'))
    await phone.weapp.reopen()
  })

  test('an inspector logs in, scans with the scanner of WeChat and reads the card', async () => {
    await phone.login('inspector', TEST_PASSWORD)
    await phone.shows('visits')
    await phone.tab('扫码')
    await phone.tap('reader-scan')
    await phone.says('lamp', '未见异常')
    await phone.tap('scan-again')
    await phone.tab('今日')
  })

  test('a visit without network is counted, answered, signed and waits, also when the app is closed', async () => {
    await beginVisit(phone, server.due.id)
    await phone.setOnline(false)
    await phone.tap('count-more')
    await phone.tap('count-scan')
    await countTheRest(phone, server.spare.id)
    await phone.says('tally', '在用1 备用1 空0 · 都核过了')
    await answerChecklist(phone)
    await phone.tap('stage-result')
    await phone.says('finding-H02', '2026年6月17日前改好')
    await signBoth(phone)
    await phone.tap('submit')
    await phone.shows('send')
    expect(await server.stored('inspection')).toBe(0)
  })

  test('opened again with network, it sends the visit with its photos and signatures', async () => {
    await phone.weapp.reopen()
    await phone.shows('waiting-line')
    await phone.tap('waiting-line')
    await phone.shows('all-sent')
    expect(await server.stored('inspection')).toBe(1)
    expect(await server.stored('signature')).toBe(2)
  })

  test('the program asks WeChat for nothing that the host has not been shown', async () => {
    expect((await phone.weapp.missing()).filter((name) => !PROBED.includes(name))).toEqual([])
  })
})
