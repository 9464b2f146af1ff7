import type { Page } from 'playwright-core'
import { TEST_NOW, TestApi } from '../../support/api'
import { district } from '../../support/district'
import { Fixture } from '../../support/fixture'

const MINUTES_BEFORE = 10 * 60_000

/** The real application on its own database, with one visit due: a household with two bottles and a stove. */
export async function phoneServer() {
  const api = await TestApi.start()
  const d = await district(api)
  const more = await Fixture.of(api)
  more.equipment(d.premises.here.id)
  const spare = more.cylinder(d.companies.first, d.premises.here, { code: 'HX000000003', bottleUse: 'spare' })
  await more.save(api)
  const base = await api.fastify.listen({ port: 0, host: '127.0.0.1' })
  return { api, base, district: d, spare }
}

export type PhoneServer = Awaited<ReturnType<typeof phoneServer>>

/** The phone lives on the day of the test server, a little earlier, and its clock goes on. */
export async function setPhoneClock(page: Page): Promise<void> {
  await page.clock.setSystemTime(new Date(Date.parse(TEST_NOW) - MINUTES_BEFORE))
}
