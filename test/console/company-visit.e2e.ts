import type { Page } from 'playwright-core'
import { photoBytes } from '../support/visit'
import { ConsoleWorld } from './console-world'

describe('A supervision visit at a gas company, filled in at the station', () => {
  let world: ConsoleWorld
  let page: Page

  beforeAll(async () => {
    world = await ConsoleWorld.start()
    page = await world.enter('urban', `/companies/${world.d.companies.first.id}/visit`)
    await page.getByText('这次检查').waitFor()
  })
  afterAll(() => world?.close())

  const item = (code: string) => page.locator(`#item-${code}`)
  const photo = async (code: string) => {
    const file = { name: 'a.jpg', mimeType: 'image/jpeg', buffer: await photoBytes() }
    await item(code).locator('input[type=file]').setInputFiles(file)
    await item(code).locator('.ant-upload-list-item-done').waitFor()
  }
  const sign = async (label: string) => {
    const pad = page.getByLabel(label)
    await pad.scrollIntoViewIfNeeded()
    const box = await pad.boundingBox()
    if (!box) throw new Error(`${label} is not on screen`)
    await page.mouse.move(box.x + 40, box.y + 40)
    await page.mouse.down()
    for (let i = 1; i <= 12; i++) await page.mouse.move(box.x + 40 + i * 12, box.y + 40 + (i % 3) * 20)
    await page.mouse.up()
    await page.locator('.signature-pad', { has: pad }).getByRole('button', { name: '确认签字' }).click()
    await page.locator('.signature-pad.is-signed', { has: page.getByLabel(label) }).waitFor()
  }

  it('what is missing is named before anybody signs, and a reload loses nothing', async () => {
    await page.getByLabel('运输').click()
    await item('C28').getByText('不合格', { exact: true }).click()
    await page.getByLabel('气瓶卧放、未固定或超装').click()
    await photo('C28')
    for (const rest of await page.getByRole('button', { name: '其余已逐项看过，合格' }).all()) await rest.click()
    await page.getByRole('button', { name: '核对结果并签字' }).click()
    await page
      .getByRole('alert')
      .getByText(/道路危险货物运输许可有效.+还没有检查/)
      .waitFor()
    await page.reload()
    await page.getByText('已恢复上次没有提交的检查').waitFor()
    await page.getByText('已查 6 / 7 项 · 不合格 1').waitFor()
    await item('C03').getByText('合格', { exact: true }).click()
    await photo('C03')
  })

  it('signed by both and sent over a broken line, it is stored once', async () => {
    await page.getByRole('button', { name: '核对结果并签字' }).click()
    await page.getByText('卸下重装').or(page.getByText('车辆停运，气瓶卸到合格场地')).first().waitFor()
    await page.getByLabel('姓名', { exact: true }).fill('钱站长')
    await sign('企业签字')
    await sign('检查人签字')
    await page.context().setOffline(true)
    await page.getByRole('button', { name: /提\s?交/ }).click()
    await page.getByText('连接已断开，内容已保留。正在等待提交').waitFor()
    await page.context().setOffline(false)
    await page.getByText('完成检查').waitFor()
    const visits = await world.api.db.rows('SELECT id FROM company_visit')
    expect(visits).toHaveLength(1)
  })

  it('the company finds it on its own page, another does not', async () => {
    const own = await world.enter('company')
    await own.getByRole('heading', { name: '企业自身隐患' }).waitFor()
    await own.getByRole('link', { name: '气瓶卧放、未固定或超装' }).waitFor()
    const other = await world.enter('company2')
    await other.getByText('没有未办结的企业隐患').waitFor()
    expect(world.complaints.filter((text) => !/ERR_INTERNET_DISCONNECTED/.test(text))).toEqual([])
  })
})
