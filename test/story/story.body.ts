import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { logIn } from '../console/console-world'
import { Site } from '../faults/site'
import { writeQrVideo } from '../phone/support/camera'
import { H5Phone } from '../phone/support/h5-phone'
import { launchPhone, phoneContext } from '../phone/support/phone-browser'
import { dueHousehold, FIRST_CODE, HOUSEHOLD } from '../phone/support/phone-server'
import { answerChecklist, beginVisit, signBoth } from '../phone/support/visit-flow'
import { TEST_PASSWORD } from '../support/api'

interface Servers {
  databaseUrl?: string
  redisUrl?: string
}

/** The whole story, with the programs as processes: inspector's phone, office console and household's phone. */
export function storyTests(servers: () => Promise<Servers>): void {
  let site: Site
  let folder: string
  let browser: Browser
  let household: Awaited<ReturnType<typeof dueHousehold>>
  let inspector: H5Phone
  let office: Page

  beforeAll(async () => {
    const given = await servers()
    site = new Site(given)
    household = await site.found(dueHousehold)
    await site.startApi()
    if (given.redisUrl) site.startWorker()
    folder = mkdtempSync(join(tmpdir(), 'pingan-story-'))
    const camera = join(folder, 'label.y4m')
    writeQrVideo(`https://gas.example.cn/q?code=${FIRST_CODE}`, camera)
    browser = await launchPhone(camera)
    inspector = await H5Phone.open(await (await phoneContext(browser, ['camera'])).newPage(), site.address)
    office = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })).newPage()
    office.setDefaultTimeout(90_000)
  })

  afterAll(async () => {
    await browser?.close()
    await site?.close()
    if (folder) rmSync(folder, { recursive: true, force: true })
  })

  test('the street centre has the alert centre open and hears changes as they happen', async () => {
    await office.goto(`${site.address}/alerts`)
    await logIn(office, 'street')
    await office.getByTestId('live-state').getByText('实时').waitFor()
    await office.getByText('没有要您办的告警').waitFor()
  })

  test('the inspector scans the bottle in the kitchen and finds the household that is due', async () => {
    await inspector.login('inspector', TEST_PASSWORD)
    await inspector.says('visits', '平安里2号楼')
    await inspector.tab('扫码')
    await inspector.says('cylinder-facts', FIRST_CODE)
    await inspector.tap('back')
    await inspector.tab('今日')
  })

  test('counts, checks, photographs, shows the result, both sign, and it is sent', async () => {
    await beginVisit(inspector, household.due.id)
    await inspector.tap('count-more')
    await inspector.find('count').waitFor({ state: 'detached' })
    await inspector.tap(`presence-${household.spare.id}-missing`)
    await answerChecklist(inspector)
    await inspector.tap('stage-result')
    await signBoth(inspector)
    await inspector.tap('submit')
    await inspector.shows('all-sent')
  })

  test('jobs turn it into an alert that arrives in the open console without reloading', async () => {
    await office.getByText('新告警', { exact: true }).first().waitFor()
    await office.getByRole('tab', { name: /等别人/ }).click()
    await office.getByRole('row', { name: /去向不明/ }).waitFor()
  })

  test('the street centre receives it and sends the hazard to be put right', async () => {
    await office.getByRole('row', { name: /去向不明/ }).press('Enter')
    await office.getByRole('button', { name: '接收', exact: true }).click()
    await office.getByRole('dialog').getByText('处理中').first().waitFor()
    await office.goto(`${site.address}/hazards`)
    await office
      .getByRole('row', { name: /平安里2号楼/ })
      .first()
      .waitFor()
  })

  test('the household opens its phone and sees its bottles and what is to be put right', async () => {
    const theirs = await H5Phone.open(await (await phoneContext(browser)).newPage(), site.address)
    await theirs.login(HOUSEHOLD, TEST_PASSWORD)
    await theirs.says('to-put-right', '软管')
    await theirs.shows(`bottle-${household.inUse.id}`)
  })
}
