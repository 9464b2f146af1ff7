import type { Page } from 'playwright-core'
import { ConsoleWorld } from './console-world'

describe('The alert centre while a visit is submitted', () => {
  let world: ConsoleWorld
  let page: Page
  beforeAll(async () => {
    world = await ConsoleWorld.start()
    page = await world.enter('street', '/alerts')
    await page.getByTestId('live-state').getByText('实时').waitFor()
  })
  afterAll(() => world?.close())

  const inHand = () => page.getByRole('tab', { name: /要我办/ })

  it('is empty and says so', async () => {
    await page.getByText('没有要您办的告警').waitFor()
  })

  it('shows the new alert without reloading, and announces it', async () => {
    await page.evaluate(() => {
      document.body.dataset.sameDocument = 'yes'
    })
    await world.visitWithFindings('ZZ000000077')
    await page.getByText('新告警', { exact: true }).waitFor()
    await page.getByRole('row', { name: /未登记气瓶/ }).waitFor()
    expect(await inHand().textContent()).toMatch(/要我办 [1-9]/)
    expect(await page.evaluate(() => document.body.dataset.sameDocument)).toBe('yes')
  })

  it('tells why, on what basis, who acts by when and what ends it', async () => {
    await page.getByRole('row', { name: /未登记气瓶/ }).press('Enter')
    const drawer = page.getByRole('dialog')
    for (const words of ['发生时间', '得知时间', '为什么报', '依据：', '谁办', '何时前', '怎样算完', '全过程']) {
      await drawer.getByText(words).first().waitFor()
    }
    expect(page.url()).toMatch(/\/alerts\/[0-9a-f-]{36}/)
  })

  it('is received by the street centre under its name, and a slip can be taken back for a moment', async () => {
    await page.getByRole('button', { name: '接收', exact: true }).click()
    await page.getByRole('button', { name: '撤销' }).click()
    await page.getByRole('button', { name: '接收', exact: true }).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByText('处理中').waitFor()
    await drawer
      .getByText(/周街道/)
      .first()
      .waitFor()
    await drawer.getByText('接收告警').waitFor()
    expect(await page.getByRole('button', { name: '接收', exact: true }).count()).toBe(0)
  })

  it('asks a second person before a false alarm ends it', async () => {
    await page.getByRole('button', { name: '报误报' }).click()
    await page.getByLabel('退回原因').fill('现场核对，瓶上有登记码，被油污盖住')
    await page.getByRole('button', { name: '提交，等另一人确认' }).click()
    await page.getByRole('dialog').getByText('误报待确认').first().waitFor()
    expect(await page.getByRole('button', { name: '确认误报' }).count()).toBe(0)
    const office = await world.enter('office', new URL(page.url()).pathname)
    await office.getByRole('button', { name: '确认误报' }).click()
    await office.getByText('确是误报，办结').click()
    await office.getByRole('button', { name: '提交', exact: true }).click()
    await office.getByRole('dialog').getByText('已办结').first().waitFor()
    await page.getByRole('dialog').getByText('已办结，不用再做什么').waitFor()
  })

  it('comes back by itself after the connection was lost, with what happened meanwhile', async () => {
    await page.goto(`${world.address}/alerts`)
    await page.getByTestId('live-state').getByText('实时').waitFor()
    world.api.fastify.server.closeAllConnections()
    await page.getByTestId('live-state').getByText('重连中').waitFor()
    await world.visitWithFindings('ZZ000000078')
    await page.getByTestId('live-state').getByText('实时').waitFor()
    await page.getByRole('row', { name: /未登记气瓶/ }).waitFor()
  })
})
