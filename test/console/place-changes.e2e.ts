import type { Page } from 'playwright-core'
import { ConsoleWorld } from './console-world'

describe('The life of a place at the office desk', () => {
  let world: ConsoleWorld
  let page: Page
  beforeAll(async () => {
    world = await ConsoleWorld.start()
    page = await world.enter('community', `/premises/${world.d.premises.here.id}`)
    await page.getByRole('button', { name: '变更', exact: true }).waitFor()
  }, 60_000)
  afterAll(() => world?.close())

  const choose = async (change: string, title: string) => {
    await page.getByRole('button', { name: '变更', exact: true }).click()
    await page.getByRole('menuitem', { name: change }).click()
    const dialog = page.getByRole('dialog', { name: title })
    await dialog.waitFor()
    return dialog
  }

  it('a tenant moves in with a few keys', async () => {
    const form = await choose('入住、启用字号', '登记入住或字号')
    await form.getByLabel('姓名或字号').fill('赵租客')
    await form.getByLabel('电话').fill('13900000009')
    await page.keyboard.press('Enter')
    await page.getByText('139****0009').waitFor()
    await form.waitFor({ state: 'detached' })
    await page.getByText('租客入住').waitFor()
  })

  it('a second one is refused with the dates, and what was typed stays', async () => {
    const form = await choose('入住、启用字号', '登记入住或字号')
    await form.getByLabel('姓名或字号').fill('钱租客')
    await page.keyboard.press('Enter')
    await page.getByText(/已有租客登记自 .+ 至今，请先登记其搬离/).waitFor()
    expect(await form.getByLabel('姓名或字号').inputValue()).toBe('钱租客')
    await form.getByRole('button', { name: /取\s?消/ }).click()
    await form.waitFor({ state: 'detached' })
  })

  it('leaving use shows what it needs before it can be sent', async () => {
    const form = await choose('变更状态', '变更状态')
    await form.getByText('空置', { exact: true }).click()
    await form.getByText('需要：清瓶：说明 1 只气瓶的去向').waitFor()
    await form.getByRole('button', { name: /登\s?记/ }).click()
    await form.getByText('请选择去向').waitFor()
    await form.getByLabel(/气瓶 HX000000001/).click()
    await page.getByTitle('已退回企业').click()
    await form.getByRole('button', { name: /登\s?记/ }).click()
    await page.getByText('这里没有登记的气瓶').waitFor()
    await page.getByText('在用改为空置').waitFor()
  })

  it('an auditor reads the story and changes nothing', async () => {
    const reader = await world.enter('auditor', `/premises/${world.d.premises.here.id}`)
    await reader.getByText('在用改为空置').waitFor()
    expect(await reader.getByRole('button', { name: /变更/ }).count()).toBe(0)
    expect(world.complaints.filter((text) => !/409|422/.test(text))).toEqual([])
  })
})
