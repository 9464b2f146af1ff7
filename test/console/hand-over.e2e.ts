import { GRID } from '../support/district'
import { ConsoleWorld } from './console-world'

describe('A grid passes from one inspector to another', () => {
  let world: ConsoleWorld
  beforeAll(async () => {
    world = await ConsoleWorld.start()
    const { fixture, premises } = world.d
    fixture.account('colleague', 'inspector', { name: '高接手', areaCode: '120103001001' })
    fixture.hazard(premises.here)
    await fixture.save(world.api)
  })
  afterAll(() => world?.close())

  it('the community writes it down; the successor reads the note and what is open, and confirms; the desk sees that', async () => {
    const page = await world.enter('community', '/grids')
    await page.getByText('示范网格01').click()
    const drawer = page.getByRole('dialog').filter({ hasText: '谁负责' })
    await drawer.getByText('王网格').waitFor()
    await drawer.getByRole('button', { name: '交接' }).click()
    const form = page.getByRole('dialog', { name: '交接 示范网格01' })
    await form.getByLabel('接手人').click()
    await page.getByTitle(/高接手/).click()
    await form.getByLabel('交接说明').fill('301 的老人耳背，敲重一点')
    await form.getByRole('button', { name: '登记交接' }).click()
    await drawer.getByText('王网格 交给 高接手').waitFor()
    await page.getByText('交接待确认').first().waitFor()

    const token = await world.api.login('colleague')
    const { handovers } = (await world.api.call('GET /api/v1/me/grids', { token })).body
    const params = { id: handovers[0]?.id ?? '' }
    const told = (await world.api.call('GET /api/v1/handovers/:id', { token, params })).body
    expect(told).toMatchObject({ gridCode: GRID, note: '301 的老人耳背，敲重一点', openHazards: 1 })
    await world.api.call('POST /api/v1/handovers/:id/confirm', { token, params })

    await page.reload()
    await drawer.getByText('还没开始').waitFor()
    expect(await page.getByText('交接待确认').count()).toBe(0)
    expect(world.complaints).toEqual([])
    await page.context().close()
  })
})
