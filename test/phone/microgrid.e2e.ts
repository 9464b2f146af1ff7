import type { Browser } from 'playwright-core'
import { TEST_PASSWORD, TestApi } from '../support/api'
import { type District, district, MICROGRID } from '../support/district'
import { openWeapp } from './support/open-phones'
import { launchPhone } from './support/phone-browser'
import type { WeappPhone } from './support/weapp-phone'

describe('微网格长 on his phone', () => {
  let api: TestApi
  let town: District
  let browser: Browser
  let phone: WeappPhone
  let hazardId: string
  let placeId: string
  let bottleId: string

  beforeAll(async () => {
    api = await TestApi.start()
    town = await district(api)
    const { fixture, companies } = town
    const address = '天津市河西区大营门街道平安里3号楼1门101'
    const place = fixture.premises(MICROGRID, { address, label: '平安里3号楼' })
    fixture.occupant(place.id, '王五', '13800000009')
    bottleId = fixture.cylinder(companies.first, place, { nextTestOn: '2026-04-01', testValidUntil: '2026-04-30' }).id
    hazardId = fixture.hazard(place).id
    placeId = place.id
    await fixture.save(api)
    const base = await api.fastify.listen({ port: 0, host: '127.0.0.1' })
    browser = await launchPhone()
    phone = await openWeapp(browser, base)
    await phone.login('microgrid', TEST_PASSWORD)
  }, 120_000)

  afterAll(async () => {
    await browser?.close()
    await api?.close()
  })

  test('he sees whose door it is and what is wrong there, and nothing of the next micro-grid', async () => {
    await phone.says(`place-${placeId}`, '平安里3号楼1门101')
    await phone.says('households', '我这片 1 户')
    await phone.says('hazards-left', '还没改好 1')
    await phone.keep('phone-microgrid')
  })

  test('what has been put right he tells with a picture; an inspector has to look', async () => {
    await phone.tap(`hazard-${hazardId}`)
    await phone.shows('hazard-kept')
    await phone.keep('phone-microgrid-hazard')
    await phone.takePhoto(phone.find('after-photo'))
    await phone.tap('send-rectify')
    await phone.tap('waiting-line')
    await phone.findAll('entry-').filter({ hasText: '已发送' }).first().waitFor()
    await phone.tap('to-today')
    await phone.says('hazards-told', '报了改好，等复查 1')
    const rows = await api.db.rows<{ status: string }>('SELECT status FROM hazard')
    expect(rows).toEqual([expect.objectContaining({ status: 'rectified' })])
  })

  test('he has a badge to show, and the bottles of each door', async () => {
    await phone.tab('我的')
    await phone.shows('to-badge')
    await phone.tab('今日')
    await phone.tap(`place-${placeId}`)
    await phone.says('place', '王*')
    await phone.says(`bottle-${bottleId}`, '停止使用')
    await phone.keep('phone-microgrid-place')
  })
})
