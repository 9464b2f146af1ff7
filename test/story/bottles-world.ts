import type { CylinderEvent, Instant } from '@app/domain'
import { addMinutes, currentPrivacyNotice, startOfDay } from '@app/domain'
import { RecallKeeper, ReviewService } from '@app/features'
import type { Browser } from 'playwright-core'
import { ApiClient } from '../../apps/cli/src/simulate/company-client'
import { type Month, playMonth } from '../../apps/cli/src/simulate/month'
import { type Answers, play } from '../../apps/cli/src/simulate/play'
import { prepareWorld, type World } from '../../apps/cli/src/simulate/world'
import { launchPhone, PHONE } from '../phone/support/phone-browser'
import { TEST_NOW, TEST_PASSWORD, TEST_TODAY, TestApi } from '../support/api'
import { type District, district, GRID, OTHER_GRID } from '../support/district'
import { Film } from './film'
import { Onlooker } from './onlooker'

const DESK = { viewport: { width: 1280, height: 900 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' } as const
const DAYS = 30
const DAY = 86_400_000
const HOMES = 7
/** In which both companies' bottles do all that the story tells of. */
const SEED = 4
/** Their homes are not what this story is about: nobody has to go there. */
const SEEN = { lastCompletedOn: '2026-03-10', visitDueOn: '2027-03-10' } as const
/** Nobody has told anything of it before the story does. */
export const NEW_BOTTLE = 'HX000000777'

/** A small district whose two companies report a month over HTTP with their own keys, as the simulator does. */
export class BottlesWorld {
  readonly film = new Film()

  private constructor(
    readonly api: TestApi,
    readonly town: District,
    readonly address: string,
    private readonly browser: Browser,
    private readonly client: ApiClient,
    private readonly played: World,
  ) {}

  static async start(): Promise<BottlesWorld> {
    const api = await TestApi.start({ config: { JOBS: 'off' } })
    const town = await townWithHomes(api)
    const address = await api.fastify.listen({ port: 0, host: '127.0.0.1' })
    const client = new ApiClient(address, () => Date.parse(api.clock.now()))
    const played = await prepareWorld(client, await api.login('office'), TEST_TODAY)
    const world = new BottlesWorld(api, town, address, await launchPhone(), client, played)
    world.film.start()
    return world
  }

  async close(): Promise<void> {
    await this.film.end()
    await this.browser.close()
    this.api.fastify.server.closeAllConnections()
    await this.api.close()
  }

  /** A month up to this morning. */
  async month(): Promise<{ month: Month; answers: Answers }> {
    const until = Date.parse(startOfDay(TEST_TODAY))
    const month = playMonth(this.played, { seed: SEED, days: DAYS, twins: 1, until })
    const answers = await play(this.client, month, until - DAYS * DAY)
    await this.looked()
    return { month, answers }
  }

  /** What one of the companies tells now. */
  async tells(company: 'first' | 'second', events: CylinderEvent[]): Promise<void> {
    const { id } = this.town.companies[company]
    const key = this.played.companies.find((one) => one.id === id)?.key
    const { refused, results } = await this.client.call('POST /api/v1/events/batch', { key, body: { events } })
    if (refused > 0) throw new Error(JSON.stringify(results))
    await this.looked()
  }

  /** What runs in the background, done. */
  async looked(): Promise<void> {
    await this.api.get<RecallKeeper>(RecallKeeper).runAll()
    await this.api.get<ReviewService>(ReviewService).runAllDue()
  }

  async atDesk(username: string): Promise<Onlooker> {
    const context = await this.browser.newContext(DESK)
    return this.awake(await Onlooker.atDesk(username, context, this.address, await this.session(username)))
  }

  async onPhone(username: string): Promise<Onlooker> {
    const context = await this.browser.newContext(PHONE)
    const { version } = currentPrivacyNotice()
    return this.awake(await Onlooker.onPhone(username, context, this.address, await this.session(username), version))
  }

  private async session(username: string) {
    return (await this.api.call('POST /api/v1/sessions', { body: { username, password: TEST_PASSWORD } })).body
  }

  private async awake(one: Onlooker): Promise<Onlooker> {
    await one.wakes(this.api.clock.now())
    return one
  }
}

/** On either street a house with a bottle in each of its homes. */
async function townWithHomes(api: TestApi): Promise<District> {
  const town = await district(api)
  for (let n = 1; n <= HOMES; n++) {
    for (const [grid, street, house, company] of [
      [GRID, '大营门街道', '示范里1号楼', town.companies.first],
      [OTHER_GRID, '下瓦房街道', '样板里5号楼', town.companies.second],
    ] as const) {
      const address = `天津市河西区${street}${house}3门${n}01`
      const home = town.fixture.premises(grid, { address, label: `${house}3门`, ...SEEN })
      town.fixture.supply(home.id, company.id)
      town.fixture.cylinder(company, home)
    }
  }
  town.fixture.cylinder(town.companies.first, null, { code: NEW_BOTTLE })
  await town.fixture.save(api)
  return town
}

export const ago = (days: number, minutes = 0): Instant => addMinutes(TEST_NOW, minutes - days * 24 * 60)
