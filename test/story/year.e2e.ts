import { newId } from '@app/domain'
import type { Locator } from 'playwright-core'
import { GRID } from '../support/district'
import { photoBytes } from '../support/visit'
import type { Onlooker } from './onlooker'
import { CODE, LABEL, YearWorld } from './year-world'

const OWNER = ['孙业主', '13800000021', '138****0021']
const TENANT = ['赵租客', '13900000031', '139****0031']
const SHOP = ['好味小馆', '13700000041', '137****0041']
/** Whole names and numbers, which no list and no page shows unasked. */
const PLAIN = ['孙业主', '13800000021', '赵租客', '13900000031', '13700000041']
const NO_HOME = '还没有和您的手机号对上的用气地址'

describe('A year in the life of one address', () => {
  let world: YearWorld
  let community: Onlooker
  let street: Onlooker
  let office: Onlooker
  let auditor: Onlooker
  let company: Onlooker
  let otherStreet: Onlooker
  let otherCompany: Onlooker
  let inspector: Onlooker
  let successor: Onlooker
  let owner: Onlooker
  let tenant: Onlooker
  let shop: Onlooker
  let page = ''

  beforeAll(async () => {
    world = await YearWorld.start()
    page = `${world.address}/premises/${world.place.id}`
    await world.visited('inspector')
    ;[community, street, office, auditor, company] = (await Promise.all(
      ['community', 'street', 'office', 'auditor', 'company'].map((name) => world.atDesk(name, name)),
    )) as [Onlooker, Onlooker, Onlooker, Onlooker, Onlooker]
    otherStreet = await world.atDesk('street2', 'the other street')
    otherCompany = await world.atDesk('company2', 'the other company')
    inspector = await world.onPhone('inspector', 'inspector')
    successor = await world.onPhone('successor', 'successor')
    owner = await world.onPhone('owner', 'owner')
  })
  afterAll(() => world?.close())

  /** Those whose work it is: state, masked names, the story; never a whole name or number. */
  const offices = (...sees: (string | RegExp)[]) => {
    const looked = { sees: [LABEL, ...sees], never: PLAIN }
    return Promise.all([community.goesOn(looked), ...[street, office, auditor].map((one) => one.looks(page, looked))])
  }
  /** Its customer and its own bottles, no record of a visit. */
  const supplier = (...sees: string[]) => company.looks(page, { sees: [LABEL, ...sees], never: [...PLAIN, 'PA-2026'] })
  /** Who has nothing to do with it learns nothing of it. */
  const strangers = () =>
    Promise.all(
      [otherStreet, otherCompany].map((one) =>
        one.looks(`${world.address}/premises`, {
          sees: ['用气场所'],
          never: [world.place.id, LABEL, CODE, ...OWNER, ...TENANT, ...SHOP],
        }),
      ),
    )
  const home = (one: Onlooker, sees: string[], never: readonly string[]) => one.looks('', { sees, never })
  const gone = (one: Onlooker) =>
    one.looks('', { sees: [NO_HOME], never: [world.place.id, LABEL, CODE, '示范里9号楼', ...SHOP] })

  const choose = async (button: string | RegExp, change: string): Promise<Locator> => {
    const desk = community.page
    await desk
      .getByRole('button', { name: button, exact: typeof button === 'string' })
      .first()
      .click()
    await desk.getByRole('menuitem', { name: change }).click()
    const form = desk.getByRole('dialog').last()
    await form.waitFor()
    return form
  }
  const send = async (form: Locator, words: RegExp) => {
    await form.getByRole('button', { name: words }).click()
    await form.waitFor({ state: 'detached' })
  }
  const photo = async (form: Locator) => {
    const bytes = await photoBytes()
    await form.locator('input[type=file]').setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: bytes })
    await form.locator('.ant-upload-list-item-done').waitFor()
  }

  test('January: the owner lives there', async () => {
    await community.looks(page, { sees: [LABEL] })
    await offices('孙*', CODE)
    await supplier('孙*', CODE)
    await strangers()
    await home(owner, ['示范里9号楼底商3号', '最近一次检查', '看检查结果'], [])
    await inspector.looks('', { sees: [/今天到访/], told: [world.place.id] })
    await successor.looks('', { sees: ['本格暂无登记用户'], never: [world.place.id, CODE] })
    await owner.keep('year-01-owner')
  })

  test('February: a tenant moves in; the owner becomes a landlord and reads nothing of his tenant', async () => {
    await world.dawn('2026-02-01')
    await community.looks(page, { sees: [LABEL] })
    const form = await choose('变更', '入住、启用字号')
    await form.getByText('租客', { exact: true }).click()
    await form.getByLabel('姓名或字号').fill('赵租客')
    await form.getByLabel('电话').fill('13900000031')
    await send(form, /登\s?记/)
    tenant = await world.household('tenant', 'tenant')
    await offices('赵*', '139****0031')
    await home(tenant, ['示范里9号楼底商3号', '还没有检查过'], OWNER)
    await home(owner, ['您是房东'], TENANT)
    await supplier('赵*')
    await owner.keep('year-02-landlord')
  })

  test('May: on his last day the tenant still sees his home, the day after nothing of it', async () => {
    await world.dawn('2026-05-31')
    await community.looks(page, { sees: ['赵*'] })
    const form = await choose(/变更 租客/, '搬离、停用')
    await send(form, /登\s?记/)
    await home(tenant, ['示范里9号楼底商3号'], OWNER)
    await world.dawn('2026-06-01')
    await gone(tenant)
    await home(owner, ['示范里9号楼底商3号'], TENANT)
    await tenant.keep('year-03-former-tenant')
  })

  test('June: a restaurant opens', async () => {
    await world.dawn('2026-06-10')
    await community.looks(page, { sees: [LABEL] })
    const form = await choose('变更', '入住、启用字号')
    await form.getByText('字号', { exact: true }).click()
    await form.getByLabel('姓名或字号').fill('好味小馆')
    await form.getByLabel('电话').fill('13700000041')
    await send(form, /登\s?记/)
    shop = await world.household('shop', 'shop')
    await offices('字号', '137****0041')
    await home(shop, ['示范里9号楼底商3号', '还没有检查过'], [...OWNER, ...TENANT])
    await home(owner, ['您是房东'], [...TENANT, ...SHOP])
    await Promise.all([gone(tenant), supplier(CODE), strangers()])
    await community.keep('year-04-restaurant')
  })

  test('August: it changes its name and stays who it is', async () => {
    await world.dawn('2026-08-01')
    await community.looks(page, { sees: [LABEL] })
    const form = await choose(/变更 字号/, '更名')
    await form.getByLabel('新字号').fill('津味小馆')
    await send(form, /更\s?名/)
    await offices(/更名|字号/, '历任用户')
    await home(shop, ['示范里9号楼底商3号'], [...OWNER, ...TENANT])
    await gone(tenant)
    await community.keep('year-05-renamed')
  })

  test('September: the grid is handed over; the former inspector sees none of it from that day', async () => {
    await world.dawn('2026-08-31')
    const { inspector: from, successor: to } = world.place.ids
    const handover = { actionId: newId(), gridCode: GRID, fromAccountId: from ?? '', toAccountId: to ?? '' }
    const token = await world.api.login('community')
    const reply = await world.api.call('POST /api/v1/handovers', {
      token,
      body: { ...handover, fromOn: '2026-09-01', note: '后门有狗，先打电话' },
    })
    expect(reply.problem).toBeNull()
    await inspector.looks('', { sees: [/今天到访/], told: [world.place.id] })
    await world.dawn('2026-09-01')
    await successor.looks('', { sees: ['有网格交给您'], told: [world.place.id] })
    await inspector.looks('', { sees: ['本格暂无登记用户'], never: [world.place.id, CODE, LABEL, ...SHOP, '津味'] })
    await successor.keep('year-06-handover')
  })

  test('October: closed, sniffed at the door, the bottle accounted for, with a day to look again', async () => {
    await world.dawn('2026-10-01')
    await community.looks(page, { sees: [LABEL] })
    const form = await choose('变更', '变更状态')
    await form.getByText('停业', { exact: true }).click()
    await form.getByLabel(new RegExp(CODE)).click()
    await community.page.getByTitle('关阀留存').click()
    await community.page.locator('.ant-select-dropdown:visible').waitFor({ state: 'hidden' })
    await form.getByText('无异味', { exact: true }).click()
    await form.getByLabel('复看日期').fill('2026-10-15')
    await community.page.keyboard.press('Tab')
    await community.keep('year-07-closing')
    await send(form, /登\s?记/)
    await offices('停业')
    await home(shop, ['停业'], [...OWNER, ...TENANT])
    await home(owner, ['停业'], [...TENANT, ...SHOP, '津味'])
    await Promise.all([supplier('停业'), gone(tenant)])
  })

  test('October: reopened, and somebody has to look', async () => {
    await world.dawn('2026-10-20')
    await community.looks(page, { sees: ['停业'] })
    const form = await choose('变更', '变更状态')
    await form.getByText('在用', { exact: true }).click()
    await send(form, /登\s?记/)
    await successor.looks('', { sees: [/复业需检查/], told: [world.place.id] })
    await successor.keep('year-08-reopened')
    await inspector.looks('', { sees: ['本格暂无登记用户'], never: [world.place.id] })
    await world.dawn('2026-10-21')
    await world.visited('successor')
    await home(shop, ['看检查结果', '没有发现问题'], [...OWNER, ...TENANT])
    await home(owner, ['您是房东'], [...TENANT, ...SHOP, '津味', '看检查结果'])
    await community.looks(page, { sees: [LABEL] })
    await Promise.all([offices('停业改为在用'), gone(tenant)])
    await shop.page.locator('[id=to-result]:visible').tap()
    await shop.goesOn({ sees: ['检查结果'], never: [...OWNER, ...TENANT] })
    await shop.keep('year-09-visited')
  })

  test('December: on the pipeline; the bottle is out, nobody is led there any more, the story stays', async () => {
    await world.dawn('2026-12-20')
    await community.looks(page, { sees: [LABEL] })
    const form = await choose('变更', '变更状态')
    await form.getByText('已停用', { exact: true }).click()
    await form.getByLabel(new RegExp(CODE)).click()
    await community.page.getByTitle('已退回企业').click()
    await form.getByText('瓶改管', { exact: true }).click()
    await photo(form)
    await send(form, /登\s?记/)
    await offices('已停用', '这里没有登记的气瓶', /瓶改管/)
    await successor.looks('', { sees: [/今天到访/], never: [world.place.id] })
    await Promise.all([gone(tenant), strangers(), supplier('已停用')])
    await home(shop, [], [...OWNER, ...TENANT, CODE])
    await home(owner, [], [...TENANT, ...SHOP, '津味', CODE])
    await office.keep('year-10-story')
  })
})
