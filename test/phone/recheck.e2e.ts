import { newId } from '@app/domain'
import { HazardPhotoEntity } from '@app/persistence'
import type { Browser } from 'playwright-core'
import { TEST_PASSWORD } from '../support/api'
import { Fixture } from '../support/fixture'
import { upload } from '../support/visit'
import { openWeapp } from './support/open-phones'
import { launchPhone } from './support/phone-browser'
import { type PhoneServer, phoneServer } from './support/phone-server'
import type { WeappPhone } from './support/weapp-phone'

describe('A hazard that a colleague reported as put right', () => {
  let server: PhoneServer
  let browser: Browser
  let phone: WeappPhone
  let hazardId: string

  beforeAll(async () => {
    server = await phoneServer()
    const fixture = await Fixture.of(server.api)
    const rectified = { status: 'rectified', rectifiedBy: newId(), rectifiedAt: '2026-06-09T02:00:00.000Z' } as const
    hazardId = fixture.hazard(server.due, rectified).id
    await fixture.save(server.api)
    const photo = await upload(server.api, await server.api.login('inspector'))
    const shown = { hazardId, fileId: photo.body.id, stage: 'found' as const, addedAt: rectified.rectifiedAt }
    await server.api.uow.run((tx) => tx.insert(HazardPhotoEntity, [shown]))
    browser = await launchPhone()
    phone = await openWeapp(browser, server.base)
    await phone.login('inspector', TEST_PASSWORD)
  })

  afterAll(async () => {
    await browser?.close()
    await server?.api.close()
  })

  test('waits under 今日 and under 我的, also in large type', async () => {
    await phone.shows(`recheck-${hazardId}`)
    await phone.tab('我的')
    await phone.shows(`recheck-${hazardId}`)
    const size = () => phone.find('logout').evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))
    const normal = await size()
    await phone.tap('type-large')
    await phone.page.locator('.wx-page:visible .screen--large').waitFor()
    expect(normal).toBeGreaterThanOrEqual(16)
    expect(await size()).toBeGreaterThan(normal * 1.2)
  })

  test('is looked at by a second person beside the photo of the day it was found, and closed', async () => {
    await phone.tap(`recheck-${hazardId}`)
    const found = phone.find('found-photos').locator('img')
    await found.waitFor()
    expect(await found.evaluate((image) => (image as HTMLImageElement).decode().then(() => true))).toBe(true)
    await phone.tap('verdict-pass')
    await phone.takePhoto(phone.find('recheck-photo'))
    await phone.tap('send-recheck')
    await phone.tap('to-outbox')
    await phone.shows('all-sent')
    const rows = await server.api.db.rows<{ status: string }>('SELECT status FROM hazard')
    expect(rows).toEqual([expect.objectContaining({ status: 'closed' })])
  })
})
