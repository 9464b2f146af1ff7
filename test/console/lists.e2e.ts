import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { Fixture } from '../support/fixture'
import { ConsoleWorld } from './console-world'

const EXTRA = 45

describe('Lists and registers', () => {
  let world: ConsoleWorld
  let page: Page
  beforeAll(async () => {
    world = await ConsoleWorld.start()
    const fixture = await Fixture.of(world.api)
    for (let n = 0; n < EXTRA; n += 1) fixture.cylinder(world.d.companies.first, world.d.premises.here)
    await fixture.save(world.api)
    await world.visitWithFindings('ZZ000000099')
    page = await world.enter('office', '/cylinders')
    await page.getByText(/共 \d+ 条/).waitFor()
  })
  afterAll(() => world?.close())

  const rows = () => page.locator('tr.row-opens')
  const total = async () => Number(/共 (\d+) 条/.exec((await page.locator('.pager').textContent()) ?? '')?.[1])

  it('turn their pages on the server, forwards and back', async () => {
    expect(await total()).toBe(EXTRA + 3)
    const first = (await rows().first().locator('b.code').textContent()) ?? ''
    const row = page.getByRole('row', { name: first })
    await page.getByRole('button', { name: '下一页' }).click()
    await page.getByText('第 2 / 3 页').waitFor()
    await row.waitFor({ state: 'detached' })
    expect(await rows().count()).toBe(20)
    await page.getByRole('button', { name: '上一页' }).click()
    await page.getByText('第 1 / 3 页').waitFor()
    await row.waitFor()
  })

  it('keep filter and order in the address, so that reloading shows the same', async () => {
    await page.getByLabel('瓶号或钢印号').fill('HX000000002')
    await page.keyboard.press('Enter')
    await page.getByText('共 1 条').waitFor()
    expect(new URL(page.url()).searchParams.get('q')).toBe('HX000000002')
    await page.reload()
    await page.getByText('共 1 条').waitFor()
    await page.getByRole('button', { name: '清除筛选' }).click()
    await page.getByText(`共 ${EXTRA + 3} 条`).waitFor()
    await page.getByRole('columnheader', { name: /瓶号/ }).click()
    await page.waitForURL(/sort=code/)
  })

  it('are walked with the arrows, open with Enter, and ? says which keys there are', async () => {
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '')
    await page.goto(`${world.address}/cylinders?sort=code`)
    await rows().first().waitFor()
    const [first = '', second = ''] = await rows().locator('b.code').allTextContents()
    await page.keyboard.press('ArrowDown')
    expect(await focused()).toContain(first)
    await page.keyboard.press('j')
    expect(await focused()).toContain(second)
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: first }).waitFor()
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: '键盘操作' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog', { name: '键盘操作' }).waitFor({ state: 'hidden' })
  })

  it('a name that was searched for stands in no address, yet survives reloading', async () => {
    await page.goto(`${world.address}/premises`)
    await page.getByLabel('场所编号、完整姓名或电话').fill('张三')
    await page.keyboard.press('Enter')
    await page.getByText('共 1 条').waitFor()
    expect(decodeURIComponent(page.url())).not.toContain('张三')
    await page.reload()
    await page.getByText('共 1 条').waitFor()
    await page.getByRole('button', { name: '清除筛选' }).click()
    await page.getByText('共 2 条').waitFor()
  })

  it('say what to do when nothing fits', async () => {
    await page.goto(`${world.address}/hazards?grade=C&status=closed`)
    await page.getByText('没有符合条件的隐患，可清除筛选再看').waitFor()
  })

  it('a bottle shows its state, what to do and its life story', async () => {
    await page.goto(`${world.address}/cylinders/${world.d.bottles.first.id}`)
    await page.getByRole('heading', { name: 'HX000000001' }).waitFor()
    await page.getByText('未见异常').waitFor()
    await page
      .getByText(/核瓶：/)
      .first()
      .waitFor()
  })

  it('a visit shows what failed first, its photos and two signatures that fit the content', async () => {
    await page.goto(`${world.address}/inspections`)
    await rows().first().click()
    await page.getByText('签字与内容一致').first().waitFor()
    expect(await page.getByText('✓ 签字与内容一致').count()).toBe(2)
    expect(await page.getByText('不合格', { exact: true }).count()).toBe(2)
    await page.waitForFunction(() => [...document.querySelectorAll('img')].every((image) => image.complete))
    const widths = await page
      .locator('.answer img')
      .evaluateAll((all) => all.map((i) => (i as HTMLImageElement).naturalWidth))
    expect(Math.min(...widths)).toBeGreaterThan(0)
  })

  it('a name is shown only for a reason, and the reason leaves a fact', async () => {
    await page.goto(`${world.address}/premises/${world.d.premises.here.id}`)
    await page.getByRole('button', { name: '查看姓名' }).click()
    await page.getByLabel('约复查').check()
    await page.getByLabel('说明').fill('下午在家')
    await page.getByRole('button', { name: '查看（留痕）' }).click()
    await page.getByText('张三').waitFor()
    await page.goto(`${world.address}/facts`)
    await page.getByRole('row', { name: /查看/ }).first().waitFor()
  })

  it('the overview counts, copies its brief and exports the table of streets in the order of their codes', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.goto(world.address)
    await page.getByText('数据截至').waitFor()
    await page.getByRole('button', { name: '复制今日简报' }).click()
    await page.getByText('今日简报已复制').waitFor()
    const brief = await page.evaluate(() => navigator.clipboard.readText())
    expect(brief).toMatch(/^【平安液化气今日简报】河西区/)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出' }).click(),
    ])
    const csv = readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\r\n')
    expect(csv.slice(1).map((line) => line.split(',')[0])).toEqual(['120103001', '120103002'])
  })

  it('a number of the overview opens the list that counts the same', async () => {
    for (const label of ['待派单', '未登记']) {
      await page.goto(world.address)
      const link = page.getByRole('link', { name: new RegExp(label) }).first()
      const shown = Number(await link.locator('b').textContent())
      expect(shown).toBeGreaterThan(0)
      await link.click()
      await page.getByText(`共 ${shown} 条`).waitFor()
    }
  })

  it('a slash goes to the search box, Enter opens a row, Escape closes what it opened', async () => {
    await page.goto(`${world.address}/hazards?open=1`)
    await rows().first().waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('YH')
    expect(await page.getByLabel('隐患编号').inputValue()).toBe('YH')
    await rows().first().press('Enter')
    await page.getByRole('dialog').getByText('照片证据').waitFor()
    await page.keyboard.press('Escape')
    await page.waitForURL(`${world.address}/hazards?open=1`)
  })

  it('no page has complained', () => {
    expect(world.complaints).toEqual([])
  })
})
