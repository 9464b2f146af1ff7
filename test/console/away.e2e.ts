import type { Page } from 'playwright-core'
import { ConsoleWorld } from './console-world'

const AWAY = JSON.stringify({
  type: 'about:blank',
  status: 503,
  code: 'STORAGE_UNAVAILABLE',
  title: '系统暂时无法保存，请稍后再试',
})

describe('The console while the service is away', () => {
  let world: ConsoleWorld
  let page: Page
  beforeAll(async () => {
    world = await ConsoleWorld.start()
    await world.visitWithFindings('ZZ000000066')
    page = await world.enter('street', '/hazards')
    await page.locator('tr.row-opens').first().waitFor()
  })
  afterAll(() => world?.close())

  const away = () =>
    page.route('**/api/v1/**', (route) =>
      route.fulfill({
        status: 503,
        contentType: 'application/problem+json',
        headers: { 'retry-after': '5' },
        body: AWAY,
      }),
    )

  it('says so calmly and keeps on screen what was read', async () => {
    await away()
    await page.getByRole('columnheader', { name: /发现/ }).click()
    await page.getByText(/系统暂时无法保存，请稍后再试。屏幕上是上次读到的内容/).waitFor()
    expect(await page.locator('tr.row-opens').count()).toBeGreaterThan(0)
  })

  it('keeps what was typed into a dialog when the answer does not come, and sends it by itself when the service is back', async () => {
    await page.unroute('**/api/v1/**')
    await page.getByRole('button', { name: '立即重试' }).click()
    await page.locator('.service-banner').waitFor({ state: 'detached' })
    await page.locator('tr.row-opens').first().press('Enter')
    await page.getByRole('button', { name: '派单' }).click()
    await page.getByTitle('燃气企业', { exact: true }).click()
    await page.getByLabel('交给企业').click()
    await page.getByTitle('河西示范燃气站').click()
    await page.getByLabel('要求').fill('今天之内换掉')
    await away()
    const form = page.getByRole('dialog', { name: '派单整改' })
    await form.getByRole('button', { name: '派单' }).click()
    await page.getByText('系统暂时无法保存，请稍后再试。正在等待提交').waitFor()
    expect(await page.getByLabel('要求').inputValue()).toBe('今天之内换掉')
    await page.unroute('**/api/v1/**')
    await page.getByRole('dialog').getByText('整改中').first().waitFor()
  })
})
