import { JobRunner } from '@app/queue'
import type { Page } from 'playwright-core'
import { ConsoleWorld } from './console-world'

describe('The life of a place at the office desk', () => {
  let world: ConsoleWorld
  let page: Page
  beforeAll(async () => {
    world = await ConsoleWorld.start()
    page = await world.enter('community', `/premises/${world.d.premises.here.id}`)
    await page.getByRole('button', { name: '变更', exact: true }).waitFor()
  })
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

  it('what was typed is there again after a reload, and goes once when the connection comes back', async () => {
    await page.reload()
    const form = await choose('入住、启用字号', '登记入住或字号')
    await form.getByText('已恢复上次没有提交的内容').waitFor()
    expect(await form.getByLabel('姓名或字号').inputValue()).toBe('钱租客')
    await form.getByRole('button', { name: '清空重填' }).click()
    await form.getByText('房东', { exact: true }).click()
    await form.getByLabel('姓名或字号').fill('李房东')
    await page.context().setOffline(true)
    await page.keyboard.press('Enter')
    await page.waitForTimeout(300)
    await page.context().setOffline(false)
    await form.waitFor({ state: 'detached' })
    await page.getByText('房东入住').waitFor()
    const [told] = await world.api.db.rows<{ n: number }>(
      "SELECT COUNT(*) AS n FROM occupancy WHERE role = 'landlord' AND toOn IS NULL",
    )
    expect(Number(told?.n)).toBe(1)
    expect(await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.includes('draft')))).toEqual([])
  })

  it('a stove is entered with its dates and replaced by a new one, the old one kept with its days', async () => {
    await page.getByRole('button', { name: '登记设备' }).click()
    const form = page.getByRole('dialog', { name: '登记设备' })
    await form.getByLabel('名称或位置').fill('一号灶')
    await form.getByLabel('灶具售出').fill('2020-05-01')
    await page.keyboard.press('Enter')
    await page.getByText('，用到 2028-05-01').waitFor()
    await page.getByRole('button', { name: '变更 一号灶' }).click()
    await page.getByRole('menuitem', { name: '换新' }).click()
    const change = page.getByRole('dialog', { name: '换新 一号灶' })
    await change.getByRole('button', { name: /换\s?新/ }).click()
    await page.getByText('用过的设备 1 件').waitFor()
    await page.getByText('换上灶具组').waitFor()
  })

  it('two entries of one address are offered side by side; merged, the old link leads to the one that stays', async () => {
    const { fixture, premises } = world.d
    const [one, two] = ['示范里9号楼1门101', '示范里9-1-101'].map((address) =>
      fixture.premises(premises.here.areaCode, { address, label: '示范里9号楼' }),
    )
    const ids = [one?.id ?? '', two?.id ?? '']
    await fixture.save(world.api)
    await world.api.uow.run(async (tx) => tx.job({ name: 'premises.index', payload: {} }))
    await world.api.get<JobRunner>(JobRunner).drain()
    const street = await world.enter('street', '/premises')
    await street.getByRole('button', { name: '疑似重复 1' }).click()
    await street.getByText('地址相同（写法不同也算）').waitFor()
    await street.getByRole('button', { name: '保留这一处' }).first().click()
    await street.getByText('不能撤销').waitFor()
    await street.getByRole('button', { name: /合\s?并/ }).click()
    await street.getByText('没有疑似重复的场所').waitFor()
    const [merged] = await world.api.db.rows<{ id: string; mergedIntoId: string }>(
      'SELECT id, mergedIntoId FROM premises WHERE mergedIntoId IS NOT NULL',
    )
    expect(ids).toContain(merged?.id)
    await street.goto(`${world.address}/premises/${merged?.id}`)
    await street.waitForURL(`${world.address}/premises/${merged?.mergedIntoId}`)
    await street.getByText('合并重复场所').waitFor()
  })

  it('leaving use shows what it needs before it can be sent', async () => {
    const form = await choose('变更状态', '变更状态')
    await form.getByText('空置', { exact: true }).click()
    await form.getByText('需要：清瓶：说明 1 只气瓶的去向').waitFor()
    await form.getByRole('button', { name: /登\s?记/ }).click()
    await form.getByText('请选择去向').waitFor()
    await form.getByLabel(/气瓶 HX000000001/).click()
    await page.getByTitle('已退回企业').click()
    await form.locator('.ant-select').getByText('已退回企业').waitFor()
    await form.getByRole('button', { name: /登\s?记/ }).click()
    await page.getByText('这里没有登记的气瓶').waitFor()
    await page.getByText('在用改为空置').waitFor()
  })

  it('an auditor reads the story and changes nothing', async () => {
    const reader = await world.enter('auditor', `/premises/${world.d.premises.here.id}`)
    await reader.getByText('在用改为空置').waitFor()
    expect(await reader.getByRole('button', { name: /变更/ }).count()).toBe(0)
    expect(world.complaints.filter((text) => !/409|422|INTERNET_DISCONNECTED/.test(text))).toEqual([])
  })
})
