import { join } from 'node:path'
import { addDays, dateInShanghai, newId } from '@app/domain'
import type { Page } from 'playwright-core'
import { ConsoleWorld } from './console-world'

/** A picture of the page, when a folder for them is given. */
async function keep(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOT_DIR
  if (!folder) return
  await page.waitForTimeout(500)
  await page.screenshot({ path: join(folder, `${name}.png`) })
}

describe('Personal data at the office desk', () => {
  let world: ConsoleWorld
  let office: Page
  let safety: Page
  let record: string

  beforeAll(async () => {
    world = await ConsoleWorld.start()
    record = `/inspections/${(await world.visitWithFindings('ZZ000000777')).id}`
    office = await world.enter('office', '/privacy')
  })
  afterAll(() => world?.close())

  it('what is kept of people can be read before anybody logs in', async () => {
    const page = await world.page('/login')
    await page.getByRole('button', { name: '个人信息告知' }).click()
    await page.getByText('怎么用').waitFor()
    await keep(page, 'privacy-login')
    await page.close()
  })

  it('a call is on record before the dialer has the number, and the page never shows it', async () => {
    const page = await world.enter('street', `/premises/${world.d.premises.here.id}`)
    await page.getByRole('button', { name: '拨打', exact: true }).click()
    const form = page.getByRole('dialog', { name: '拨打电话' })
    await form.getByLabel('催办整改').check()
    await keep(page, 'privacy-call')
    await form.getByRole('button', { name: '拨打（留痕）' }).click()
    await page.getByText('催办整改').first().waitFor()
    await form.waitFor({ state: 'detached' })
    expect(await page.getByText('13800000001').count()).toBe(0)
    const [fact] = await world.api.db.rows<{ body: string }>(
      "SELECT body FROM fact WHERE kind = 'party.revealed' ORDER BY seq DESC LIMIT 1",
    )
    expect(JSON.parse(fact?.body ?? '{}')).toMatchObject({ field: 'call', purpose: 'rectify' })
    await page.close()
  })

  it('what was written at a visit is read for a purpose, and the auditor sees pictures for a reason', async () => {
    const page = await world.enter('street', record)
    await page.getByText('已遮蔽').waitFor()
    await keep(page, 'privacy-record')
    await page.getByRole('button', { name: '查看检查备注' }).click()
    const form = page.getByRole('dialog', { name: '查看检查备注' })
    await form.getByLabel('核对检查记录').check()
    await keep(page, 'privacy-record-asked')
    await form.getByRole('button', { name: '查看（留痕）' }).click()
    await page.getByText('老人耳背，敲门重一点').waitFor()
    await page.close()
    const audit = await world.enter('auditor', record)
    const hidden = audit.getByText('说明原因后才能看')
    await hidden.first().waitFor()
    await keep(audit, 'privacy-record-auditor')
    await audit.getByRole('button', { name: '查看检查照片和签字' }).click()
    const asked = audit.getByRole('dialog', { name: '查看检查照片和签字' })
    await asked.getByLabel('审计核查').check()
    await asked.getByLabel('说明').fill('抽查 2026 年检查的真实性')
    await asked.getByRole('button', { name: '查看（留痕）' }).click()
    await audit.getByAltText('检查人签字').waitFor()
    await hidden.first().waitFor({ state: 'detached' })
    await keep(audit, 'privacy-record-audited')
    await audit.close()
  })

  it('a request is taken down by the exact number, with what stands in the way', async () => {
    await office.getByRole('button', { name: '登记删除申请' }).click()
    await office.getByLabel('电话').fill('13800000001')
    await office.keyboard.press('Enter')
    await office.getByText('138****0001').waitFor()
    await office.getByText(/现住场所还有未办结隐患/).waitFor()
    await keep(office, 'privacy-found')
    await office.getByRole('button', { name: '登记申请' }).click()
    await office.getByLabel('本人', { exact: true }).check()
    await office.getByLabel(/当面核对证件/).check()
    await office.getByRole('button', { name: '照片 1', exact: true }).click()
    await keep(office, 'privacy-asked')
    await office.getByRole('dialog').last().getByRole('button', { name: '登记申请' }).click()
    await office.getByText('须由另一人核准').waitFor()
    await keep(office, 'privacy-list')
  })

  it('another person sees why not yet; once he has moved out she erases him, and it is told', async () => {
    safety = await world.enter('security', '/privacy')
    const approve = safety.getByRole('button', { name: '核准删除' })
    await approve.waitFor()
    expect(await approve.isDisabled()).toBe(true)
    await movedOut()
    await safety.reload()
    await approve.click()
    await keep(safety, 'privacy-approve')
    await safety.getByRole('dialog').getByRole('button', { name: '核准删除' }).click()
    await safety.getByText('已删除', { exact: true }).first().waitFor()
    await safety.getByText('已按申请删除', { exact: true }).waitFor()
    await keep(safety, 'privacy-done')
    await office.goto(`${world.address}/premises/${world.d.premises.here.id}`)
    await office.getByText('个人信息已按申请删除').waitFor()
    await keep(office, 'privacy-story')
  })

  it('the auditor reads how long what is kept, and decides nothing', async () => {
    const page = await world.enter('auditor', '/privacy?tab=retention')
    await page.getByText('检查的签字、照片、备注').waitFor()
    expect(await page.getByText('未核实').count()).toBeGreaterThan(1)
    await keep(page, 'privacy-retention')
    await page.getByRole('tab', { name: '告知版本' }).click()
    await page.getByText('谁在用').first().waitFor()
    await keep(page, 'privacy-notice')
    expect(await page.getByRole('button', { name: '登记删除申请' }).count()).toBe(0)
    expect(world.complaints.filter((text) => !/tel:|protocol/.test(text))).toEqual([])
  })

  async function movedOut(): Promise<void> {
    const { api, d } = world
    const [stay] = await api.db.rows<{ id: string }>('SELECT id FROM occupancy WHERE partyId = ?', [d.household.id])
    const token = await api.login('street')
    const body = { actionId: newId(), toOn: addDays(dateInShanghai(api.clock.now()), -1) }
    await api.call('POST /api/v1/occupancies/:id/end', { token, params: { id: stay?.id ?? '' }, body })
  }
})
