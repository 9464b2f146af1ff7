import { addMinutes } from '@app/domain'
import type { Locator } from 'playwright-core'
import { collect, deliver, fill, move } from '../support/custody'
import { photoBytes } from '../support/visit'
import { ago, BottlesWorld, NEW_BOTTLE } from './bottles-world'
import type { Onlooker } from './onlooker'

const COURIER = { kind: 'courier', code: 'K1' } as const
const STATION = { kind: 'site', code: 'CZ01' } as const
const TWIN = '疑似套码'
const NEVER_FILLED = '送瓶的企业没有充装过'
const TRACE = '/alerts?topic=trace'

describe('A month of bottles, twins and a recall', () => {
  let world: BottlesWorld
  let office: Onlooker
  let inspector: Onlooker
  let household: Onlooker
  let company: Onlooker
  let twin = ''

  beforeAll(async () => {
    world = await BottlesWorld.start()
    ;[office, company, inspector, household] = await Promise.all([
      world.atDesk('office'),
      world.atDesk('company'),
      world.onPhone('inspector'),
      world.onPhone('household'),
    ])
  }, 90_000)
  afterAll(() => world?.close())

  const looks = async (one: Onlooker, path: string, ...sees: (string | RegExp)[]) => {
    world.film.show(one.page)
    await one.looks(`${world.address}${path}`, { sees })
  }
  const keep = async (one: Onlooker, name: string) => {
    await one.keep(name)
    await world.film.linger()
  }
  const send = async (form: Locator, words: RegExp | string) => {
    await form.getByRole('button', { name: words }).click()
    await form.waitFor({ state: 'detached' })
  }
  /** The drawer of the alert, with what clashes. */
  const openAlert = async (title: string): Promise<Locator> => {
    await office.page.getByRole('row').filter({ hasText: title }).first().click()
    const drawer = office.page.getByRole('dialog').first()
    await drawer.getByText('互相矛盾的两条记录').waitFor()
    await drawer.getByText('后发生').waitFor()
    return drawer
  }

  test('the companies report a month, and a code that lives twice stands in the alert centre', async () => {
    const { month, answers } = await world.month()
    expect(answers.counts.stored + answers.counts.flagged + answers.counts.refused).toBe(month.reports.length)
    expect(answers.counts.repeated).toBe(0)
    ;[twin = ''] = month.twins
    await looks(office, `${TRACE}&q=${twin}`, TWIN)
    await keep(office, 'bottles-01-anomalies')
  })

  test('both facts stand side by side; the office confirms the twin, and the inspector is sent for the bottle', async () => {
    const drawer = await openAlert(TWIN)
    await drawer.getByText(twin).first().waitFor()
    expect(await drawer.locator('.clash-fact').count()).toBe(2)
    await keep(office, 'bottles-02-clash')
    await drawer.getByRole('button', { name: /确认套码/ }).click()
    const form = office.page.getByRole('dialog', { name: '确认套码' })
    await form.getByLabel('怎么核实的').fill('两家气站都确认瓶在手上，钢印号不同')
    await send(form, /确\s?认套码/)
    await world.looked()
    await looks(office, TRACE, /已确认套码/)
    await looks(inspector, '', /套码/)
    await keep(inspector, 'bottles-03-inspector')
  })

  test('a filling under a misread code is called a misreading, and the story ends with it', async () => {
    const store = { kind: 'site', code: 'QY01.GY01' } as const
    const code = NEW_BOTTLE
    await world.tells('second', [
      fill({ code, occurredAt: ago(9) }),
      move({ code, occurredAt: ago(8), from: STATION, to: store }),
    ])
    await world.tells('first', [
      move({ code, occurredAt: ago(7), from: { kind: 'site', code: 'GY01' }, to: COURIER }),
      deliver({ code, premises: world.town.premises.here.code, occurredAt: ago(7, 200), from: COURIER }),
    ])
    await looks(office, TRACE, NEVER_FILLED)
    const drawer = await openAlert(NEVER_FILLED)
    const wrong = drawer.locator('.clash-fact').filter({ hasText: '尖山示范燃气站' })
    await wrong.getByRole('button', { name: '这条是误读' }).click()
    const form = office.page.getByRole('dialog', { name: /误读/ }).last()
    await form.getByLabel('怎么核实的').fill('电话问过充装员，标签磨损，把7看成1')
    await keep(office, 'bottles-04-misread')
    await send(form, '标为误读')
    await world.looked()
    await looks(office, `${TRACE}&tab=closed`, NEVER_FILLED)
  })

  test('a batch is recalled: the office sees how many and where before it asks for them', async () => {
    await looks(office, '/recalls/new', '新的召回')
    const { page } = office
    await page.getByLabel('充装企业').click()
    await page.getByTitle('河西示范燃气站').click()
    const span = page.locator('.ant-picker-range input')
    for (const [n, moment] of ['2026-05-19 00:00', '2026-05-22 00:00'].entries()) {
      await span.nth(n).fill(moment)
      await span.nth(n).press('Enter')
    }
    await page.getByRole('button', { name: '查看有多少只' }).click()
    await page.getByText('二、共 3 只').waitFor()
    await keep(office, 'bottles-05-preview')
    await page.getByRole('button', { name: '发起召回（3 只）' }).click()
    await page.getByRole('tooltip').getByRole('button', { name: '发起召回' }).click()
    await page.waitForURL(/recalls\/[0-9a-f]/)
    await world.looked()
    await office.goesOn({ sees: [/3 只 · 0%/] })
    await keep(office, 'bottles-06-recall')
    await looks(inspector, '', /召回/)
    await keep(inspector, 'bottles-07-inspector')
    await looks(household, '', /召回/)
    await keep(household, 'bottles-08-household')
  })

  test('a courier brings one of the batch: the household scans it, is told not to take it, and refuses it', async () => {
    const [stored] = await world.api.db.rows<{ code: string }>(
      "SELECT c.code FROM recall_item i JOIN cylinder c ON c.id = i.cylinderId WHERE i.placeKind = 'site'",
    )
    const { page } = household
    world.film.show(page)
    const tap = (id: string) => page.locator(`[id="${id}"]:visible`).first().tap()
    await tap('to-receive')
    await page.locator('[id="receive-reader-typed"]:visible input').fill(stored?.code ?? '')
    await tap('receive-reader-use')
    await household.goesOn({ sees: ['不要收', /召回/] })
    await keep(household, 'bottles-09-door')
    await tap('to-refuse')
    await tap('send-refusal')
    await household.goesOn({ sees: ['已经告诉他们了'] })
    await world.looked()
    await looks(company, '/alerts', /拒收/)
  })

  test('the company takes them back and shows it; the office ends the recall at 100 %', async () => {
    const recall = new URL(office.page.url()).pathname
    const { api } = world
    api.clock.advance(3_600_000)
    await Promise.all([office, company, inspector, household].map((one) => one.wakes(api.clock.now())))
    const homes = await api.db.rows<{ code: string; premises: string }>(
      `SELECT c.code, p.code AS premises FROM recall_item i JOIN cylinder c ON c.id = i.cylinderId
        JOIN premises p ON p.id = i.premisesId`,
    )
    await world.tells(
      'first',
      homes.map((home) => collect({ ...home, occurredAt: addMinutes(api.clock.now(), -10), to: COURIER })),
    )
    await looks(office, recall, '2 ／ 3 只 · 66%')
    await looks(company, recall, '等待收回')
    await company.page.getByRole('button', { name: '已封存' }).click()
    const sealed = company.page.getByRole('dialog', { name: /已收回封存/ })
    const photo = { name: '封存.jpg', mimeType: 'image/jpeg', buffer: await photoBytes() }
    await sealed.locator('input[type=file]').setInputFiles(photo)
    await sealed.locator('.ant-upload-list-item-done').waitFor()
    await keep(company, 'bottles-10-sealed')
    await send(sealed, '已封存')
    await inspector.looks('', { sees: [/今天到访/], never: ['召回：请停用并等气站换回'] })
    await looks(office, recall, '3 ／ 3 只 · 100%')
    await office.page.getByRole('button', { name: '结束召回' }).click()
    await send(office.page.getByRole('dialog', { name: /全部办结/ }), '结束召回')
    await office.goesOn({ sees: ['已结束'] })
    await keep(office, 'bottles-11-closed')
  })
})
