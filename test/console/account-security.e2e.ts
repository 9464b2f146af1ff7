import { TEST_PASSWORD } from '../support/api'
import { codeOf } from '../support/authenticator'
import { ConsoleWorld, logIn } from './console-world'

describe('Accounts and their safety in the console', () => {
  let world: ConsoleWorld
  beforeAll(async () => {
    world = await ConsoleWorld.start()
  })
  afterAll(() => world?.close())

  it('the administrator makes an account; its owner must choose a password and then begins his work', async () => {
    const admin = await world.enter('admin', '/accounts')
    await admin.getByRole('button', { name: '新建账号' }).click()
    const dialog = admin.getByRole('dialog')
    await dialog.getByLabel('账号').fill('lixin01')
    await dialog.getByLabel('姓名').fill('李新')
    await dialog.getByLabel('角色').click()
    await admin.getByTitle('街道网格中心').click()
    await dialog.getByLabel('街道', { exact: true }).click()
    await admin.getByTitle(/大营门街道/).click()
    await dialog.getByRole('button', { name: '建立' }).click()
    const password = ((await admin.getByTestId('one-time-password').textContent()) ?? '').trim()

    const owner = await world.page('/')
    await logIn(owner, 'lixin01', password)
    await owner.getByText('请先修改密码').waitFor()
    await owner.goto(`${world.address}/hazards`)
    await owner.waitForURL(`${world.address}/me/security`)
    await owner.getByLabel('当前密码').fill(password)
    await owner.getByLabel('新密码').fill('Jie-Dao-2026')
    await owner.getByLabel('再输一次').fill('Jie-Dao-2026')
    await owner.getByRole('button', { name: '修改密码' }).click()
    await owner.getByRole('menuitem', { name: '隐患' }).click()
    await owner.getByRole('heading', { name: '隐患' }).waitFor()
    await owner.context().close()
    await admin.context().close()
  })

  it('the office sets up one-time codes by scanning, and the next log-in asks for one', async () => {
    const page = await world.enter('office', '/me/security')
    await page.getByRole('button', { name: '开通动态口令' }).click()
    await page.getByRole('dialog').getByLabel('当前密码').fill(TEST_PASSWORD)
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByRole('img', { name: '动态口令二维码' }).waitFor()
    const secret = (await page.getByTestId('totp-secret').textContent()) ?? ''
    await page.getByLabel('动态口令', { exact: true }).fill(codeOf(secret, world.api.clock.now()))
    await page.getByRole('button', { name: '完成开通' }).click()
    expect(
      await page
        .getByRole('listitem')
        .filter({ hasText: /^[A-Z2-7]{5}-[A-Z2-7]{5}$/ })
        .count(),
    ).toBe(10)
    await page.getByRole('button', { name: '已保存好' }).click()
    await page.getByText('恢复码剩 10 个').waitFor()

    world.api.clock.advance(30_000)
    const again = await world.page('/')
    await logIn(again, 'office')
    await again.getByLabel('动态口令').fill(codeOf(secret, world.api.clock.now()))
    await again.getByLabel('动态口令').press('Enter')
    await again.waitForURL(`${world.address}/`)
    await again.getByRole('menuitem', { name: '总览' }).waitFor()

    await page.reload()
    await page.getByRole('button', { name: '结束登录' }).click()
    await page.getByText('已结束', { exact: true }).waitFor()
    await again.goto(`${world.address}/hazards`)
    await again.waitForURL(/\/login/)
  })

  it('a locked account is seen and unlocked', async () => {
    for (let i = 0; i < 5; i++)
      await world.api.call('POST /api/v1/sessions', { body: { username: 'street', password: 'a guess' } })
    const page = await world.enter('security', '/accounts?q=street')
    await page.getByText('已锁定').waitFor()
    await page.getByRole('button', { name: '解锁' }).click()
    await page.getByRole('button', { name: '确定' }).click()
    await page.getByText('已锁定').waitFor({ state: 'detached' })
    await world.enter('street')
  })
})
