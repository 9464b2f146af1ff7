import type { Page } from 'playwright-core'
import { photoBytes } from '../support/visit'
import { ConsoleWorld } from './console-world'

describe('A hazard from the office desk to its end', () => {
  let world: ConsoleWorld
  let address: string
  beforeAll(async () => {
    world = await ConsoleWorld.start()
    const { hazards } = await world.visitWithFindings('ZZ000000088')
    address = `/hazards/${hazards.find(({ item }) => item === 'H02')?.id}`
  })
  afterAll(() => world?.close())

  const open = async (username: string): Promise<Page> => {
    world.api.clock.set(new Date().toISOString())
    const page = await world.enter(username, address)
    await page.getByRole('dialog').getByText('照片证据').waitFor()
    return page
  }
  const addPhoto = async (page: Page) => {
    await page.setInputFiles('input[type=file]', {
      name: '整改后.jpg',
      mimeType: 'image/jpeg',
      buffer: await photoBytes(),
    })
    await page.locator('.ant-upload-list-item-done').waitFor()
  }

  it('shows measure, deadline and the photo of the day it was found', async () => {
    const page = await open('street')
    const drawer = page.getByRole('dialog')
    await drawer.getByText('管控措施').waitFor()
    await drawer.getByText('已管控待派单').waitFor()
    const image = drawer.locator('.photo-strip img').first()
    await image.waitFor()
    expect(await image.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0)
  })

  it('is dispatched to a person', async () => {
    const page = await open('street')
    await page.getByRole('button', { name: '派单' }).click()
    await page.getByLabel('交给谁').click()
    await page.getByTitle(/王网格|王\*/).click()
    await page.getByLabel('要求').fill('更换软管，拍照')
    await page.getByRole('dialog', { name: '派单整改' }).getByRole('button', { name: '派单' }).click()
    await page.getByRole('dialog').getByText('整改中').first().waitFor()
  })

  it('is reported rectified with a photo, and nobody rechecks his own work', async () => {
    const page = await open('inspector')
    await page.getByRole('button', { name: '报整改' }).click()
    const form = page.getByRole('dialog', { name: '报整改' })
    await form.getByRole('button', { name: '报整改' }).click()
    await form.getByText('请上传整改后照片').waitFor()
    await addPhoto(page)
    await form.getByRole('button', { name: '报整改' }).click()
    await page.getByRole('dialog').getByText('待复查').first().waitFor()
    expect(await page.getByRole('button', { name: '复查' }).count()).toBe(0)
  })

  it('goes back with a reason when it is not put right, and ends after a good recheck', async () => {
    const page = await open('street')
    await page.getByRole('button', { name: '复查' }).click()
    await page.getByText('没有改好，退回').click()
    await page.getByLabel('没有改好的原因').fill('接口没有管箍')
    await page.getByRole('button', { name: '提交复查结果' }).click()
    await page.getByRole('dialog').getByText('退回过 1 次').waitFor()
    const inspector = await open('inspector')
    await inspector.getByRole('button', { name: '报整改' }).click()
    await addPhoto(inspector)
    await inspector.getByRole('dialog', { name: '报整改' }).getByRole('button', { name: '报整改' }).click()
    await page.getByRole('button', { name: '复查' }).waitFor()
    await page.getByRole('button', { name: '复查' }).click()
    await page.getByText('已改好，办结').click()
    await page.getByRole('button', { name: '提交复查结果' }).click()
    await page.getByText('已办结，不用再做什么').waitFor()
    await page.getByRole('dialog').getByText('复查合格，办结').waitFor()
  })
})
