import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { TEST_PASSWORD } from '../support/api'
import { STREET } from '../support/district'
import { Fixture } from '../support/fixture'
import { openWeapp } from './support/open-phones'
import { launchPhone } from './support/phone-browser'
import { type PhoneServer, phoneServer } from './support/phone-server'
import { answerCategories, beginVisit, countTheRest, signBoth } from './support/visit-flow'
import type { WeappPhone } from './support/weapp-phone'

type Decode = (pixels: Uint8ClampedArray, width: number, height: number) => { data: string } | null
/** The reader of the app itself; it belongs to its package. */
const jsQr: Decode = createRequire(join(__dirname, '../../miniprogram/package.json'))('jsqr')

/** What a camera held over the colleague's phone reads. */
async function seenOn(phone: WeappPhone): Promise<string> {
  const address = (await phone.find('joint-offer').getAttribute('src')) ?? ''
  const png = Buffer.from(address.split(',')[1] ?? '', 'base64')
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return jsQr(new Uint8ClampedArray(data), info.width, info.height)?.data ?? ''
}

describe('A joint visit on two phones', () => {
  let server: PhoneServer
  let browser: Browser
  let lead: WeappPhone
  let colleague: WeappPhone

  beforeAll(async () => {
    server = await phoneServer()
    const fixture = await Fixture.of(server.api)
    // From the next community: his own list knows nothing of this place.
    fixture.account('helper', 'inspector', { name: '林网格', areaCode: `${STREET}001`, grids: [] })
    await fixture.save(server.api)
    browser = await launchPhone()
    lead = await openWeapp(browser, server.base)
    await lead.login('inspector', TEST_PASSWORD)
  })

  afterAll(async () => {
    await browser?.close()
    await server?.api.close()
  })

  test('is shared out by a picture that a colleague scans where there is no network', async () => {
    await beginVisit(lead, server.due.id)
    await lead.tap(`presence-${server.inUse.id}-present`)
    await lead.tap(`use-${server.inUse.id}-in_use`)
    await countTheRest(lead, server.spare.id)
    await lead.tap('to-check')
    await lead.tap('lead-joint')
    for (const category of ['valve', 'hose', 'stove']) {
      await lead.tap(`hand-${category}`)
      // The picture is drawn anew with each; a colleague scans the one that is complete.
      await lead.find(`hand-${category}`).and(lead.page.locator('.choice--on')).waitFor()
    }
    await lead.shows('joint-code')
    await lead.keep('phone-joint-lead')
    colleague = await openWeapp(browser, server.base, [await seenOn(lead)])
    await colleague.login('helper', TEST_PASSWORD)
    await colleague.setOnline(false)
    await colleague.tab('扫码')
    await colleague.tap('reader-scan')
    await colleague.says('joint', (await lead.find('joint-code').textContent()) ?? '')
    await colleague.keep('phone-joint-colleague')
  })

  test('each looks at his share and signs it; together they are one visit on the server', async () => {
    await answerCategories(colleague, ['valve', 'hose', 'stove'])
    await colleague.tap('stage-result')
    await signBoth(colleague)
    await colleague.tap('submit')
    await colleague.shows('send')
    await answerCategories(lead, ['gas', 'cylinder', 'detector', 'place'])
    await lead.tap('stage-result')
    await signBoth(lead)
    await lead.tap('submit')
    await lead.shows('all-sent')
    const awaited = async () =>
      (await server.api.db.rows<{ awaited: string | null }>('SELECT awaited FROM inspection'))[0]?.awaited
    expect(await awaited()).toBe('valve,hose,stove')
    await colleague.setOnline(true)
    await colleague.tap('send')
    await colleague.shows('all-sent')
    expect([await server.stored('inspection'), await server.stored('inspection_part')]).toEqual([1, 2])
    expect([await server.stored('part_signature'), await awaited()]).toEqual([4, null])
    const hazards = await server.api.db.rows<{ item: string }>("SELECT item FROM hazard WHERE grade <> 'advice'")
    expect(hazards.map(({ item }) => item)).toEqual(['H02'])
  })
})
