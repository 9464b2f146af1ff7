import { ConsoleWorld, logIn } from './console-world'

describe('Who enters the console', () => {
  let world: ConsoleWorld
  beforeAll(async () => {
    world = await ConsoleWorld.start()
  })
  afterAll(() => world?.close())

  it('a link sent by a colleague opens after the log-in, with its filters', async () => {
    const page = await world.page('/cylinders?status=registered')
    await page.waitForURL(/\/login\?to=/)
    await logIn(page, 'office', 'not the password')
    await page.getByRole('alert').getByText('账号或密码').waitFor()
    await logIn(page, 'office')
    await page.waitForURL(`${world.address}/cylinders?status=registered`)
    await page.getByRole('heading', { name: '气瓶' }).waitFor()
    const rows = page.getByRole('row', { name: /HX00000000/ })
    await rows.nth(1).waitFor()
    expect(await rows.count()).toBe(2)
  })

  it('each role finds what it may read in the menu, and begins where its work is', async () => {
    const menuOf = async (username: string) => {
      const page = await world.enter(username)
      const menu = page.getByRole('menu')
      await menu.getByRole('menuitem').first().waitFor()
      const words = await menu.getByRole('menuitem').allInnerTexts()
      const path = new URL(page.url()).pathname
      await page.context().close()
      return { path, words: words.map((word) => word.trim()) }
    }
    const registers = ['告警中心', '隐患', '用气场所', '气瓶', '召回']
    expect(await menuOf('office')).toEqual({
      path: '/',
      words: [
        ...['总览', ...registers, '燃气企业', '入户检查', '预约上门', '线索'],
        ...['移交', '导入'],
        ...['后台任务', '事实流水', '网格与人员', '个人信息'],
      ],
    })
    expect(await menuOf('company')).toEqual({ path: '/company', words: ['我的企业', ...registers] })
    expect(await menuOf('admin')).toEqual({
      path: '/import',
      words: ['导入', '后台任务', '网格与人员', '账号'],
    })
  })

  it('a household is shown the way to its phone', async () => {
    const page = await world.enter('household')
    await page.getByText('这个账号请用手机查看').waitFor()
  })

  it('whoever is logged out elsewhere comes back to the log-in, and from there to where he was', async () => {
    const page = await world.enter('street', '/hazards?grade=B')
    await page.getByRole('heading', { name: '隐患' }).waitFor()
    const token = await page.evaluate(() => {
      const session = JSON.parse(sessionStorage.getItem('pingan.session') ?? '{}') as { token?: string }
      return session.token ?? ''
    })
    await world.api.call('DELETE /api/v1/sessions/current', { token })
    await page.getByRole('menuitem', { name: '用气场所' }).click()
    await page.waitForURL(/\/login\?to=%2Fpremises/)
    await logIn(page, 'street')
    await page.waitForURL(`${world.address}/premises`)
  })
})
