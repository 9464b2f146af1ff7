import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { currentPrivacyNotice, type Role } from '@app/domain'
import { JobRunner } from '@app/queue'
import type { Browser } from 'playwright-core'
import { launchPhone, PHONE } from '../phone/support/phone-browser'
import { TEST_PASSWORD, TestApi } from '../support/api'
import { district, GRID } from '../support/district'
import { Fixture } from '../support/fixture'
import { appliance, bottle, detector, signed, upload, visit } from '../support/visit'
import { Onlooker } from './onlooker'

const BUILT = ['dist/console/index.html', 'miniprogram/dist/h5/index.html']
const DESK = { viewport: { width: 1280, height: 900 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' } as const
export const BEGIN = '2026-01-10T02:00:00.000Z'
const LONG_AFTER = '2099-01-01T00:00:00.000Z'
export const LABEL = '示范里9号楼底商'
export const CODE = 'HX000000091'

/** One address, everybody who has to do with it and some who have not, and a clock that can be moved. */
export class YearWorld {
  readonly people: Onlooker[] = []
  private readonly equipment = [appliance(), detector()]

  private constructor(
    readonly api: TestApi,
    readonly address: string,
    private readonly browser: Browser,
    readonly place: { id: string; bottleId: string; ids: Record<string, string> },
  ) {}

  static async start(): Promise<YearWorld> {
    for (const file of BUILT)
      if (!existsSync(join(__dirname, '../..', file))) throw new Error(`${file} is missing: run npm run build first`)
    const api = await TestApi.start({ now: BEGIN })
    const place = await addressOf(api)
    const address = await api.fastify.listen({ port: 0, host: '127.0.0.1' })
    return new YearWorld(api, address, await launchPhone(), place)
  }

  async close(): Promise<void> {
    await this.browser.close()
    await this.api.close()
  }

  async atDesk(username: string, name: string): Promise<Onlooker> {
    const context = await this.browser.newContext(DESK)
    return this.joined(await Onlooker.atDesk(name, context, this.address, await this.session(username)))
  }

  async onPhone(username: string, name: string): Promise<Onlooker> {
    const context = await this.browser.newContext(PHONE)
    const { version } = currentPrivacyNotice()
    return this.joined(await Onlooker.onPhone(name, context, this.address, await this.session(username), version))
  }

  /** A day later in the year, what falls due in the background done. */
  async dawn(day: string): Promise<void> {
    const { api } = this
    const now = `${day}T02:00:00.000Z`
    await Promise.all(this.people.map((one) => one.wakes(now)))
    api.clock.set(now)
    await api.get<JobRunner>(JobRunner).drain()
  }

  /** The account with which the party that moved in last looks at its home. */
  async household(username: string, name: string): Promise<Onlooker> {
    const [row] = await this.api.db.rows<{ partyId: string }>(
      'SELECT partyId FROM occupancy WHERE premisesId = ? ORDER BY fromOn DESC, id DESC LIMIT 1',
      [this.place.id],
    )
    const fixture = await Fixture.of(this.api)
    fixture.account(username, 'household', { name, partyId: row?.partyId ?? null })
    await fixture.save(this.api)
    return this.onPhone(username, name)
  }

  /** A whole visit in which everything is in order. */
  async visited(inspector: 'inspector' | 'successor'): Promise<void> {
    const { api, place } = this
    const token = await api.login(inspector)
    const photo = (await upload(api, token)).body.id
    const premises = { id: place.id, type: 'catering' as const }
    const at = { premises, inspectorId: place.ids[inspector] ?? '', now: api.clock.now() }
    const body = signed(visit(at, photo, { bottles: [bottle(place.bottleId)], equipment: this.equipment }), photo)
    const done = await api.call('POST /api/v1/inspections', { token, body })
    if (done.problem) throw new Error(JSON.stringify(done.problem))
    await api.get<JobRunner>(JobRunner).drain()
  }

  private async session(username: string) {
    const reply = await this.api.call('POST /api/v1/sessions', { body: { username, password: TEST_PASSWORD } })
    // A year of mornings on which everybody logs in again is left out.
    await this.api.uow.run(async (tx) => {
      await tx.execute('UPDATE session SET expiresAt = ?, lastSeenAt = ?', [LONG_AFTER, LONG_AFTER])
    })
    return reply.body
  }

  private async joined(one: Onlooker): Promise<Onlooker> {
    await one.wakes(this.api.clock.now())
    this.people.push(one)
    return one
  }
}

/** A shop with a dwelling behind it, its owner living there with one bottle of the first company. */
async function addressOf(api: TestApi) {
  const { companies, accounts } = await district(api)
  const fixture = await Fixture.of(api)
  const premises = fixture.premises(GRID, {
    type: 'catering',
    label: LABEL,
    address: '天津市河西区大营门街道示范里9号楼底商3号',
    registeredOn: '2024-01-01',
    visitDueOn: '2026-12-31',
  })
  const owner = fixture.occupant(premises.id, '孙业主', '13800000021', { role: 'owner' })
  fixture.account('owner', 'household', { name: '孙业主', partyId: owner.id })
  fixture.supply(premises.id, companies.first.id)
  const standing = fixture.cylinder(companies.first, premises, {
    code: CODE,
    nextTestOn: '2028-03-01',
    testValidUntil: '2028-03-31',
  })
  const successor = fixture.account('successor', 'inspector' satisfies Role, {
    name: '何网格',
    staffNo: 'WG0003',
    areaCode: '120103001001',
  })
  await fixture.save(api)
  const ids = { inspector: accounts.inspector.id, successor: successor.id, secondCompany: companies.second.id }
  return { id: premises.id, bottleId: standing.id, ids }
}
