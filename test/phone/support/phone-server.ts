import { addDays, dateInShanghai } from '@app/domain'
import type { Page } from 'playwright-core'
import { TEST_NOW, TestApi } from '../../support/api'
import { district, GRID } from '../../support/district'
import { Fixture } from '../../support/fixture'

const MINUTES_BEFORE = 10 * 60_000

export const FIRST_CODE = 'HX000000011'
export const HOUSEHOLD = 'wangwu'

/** One household of the inspector's grid is due: two bottles and a stove. */
export async function dueHousehold(api: TestApi) {
  const { companies } = await district(api)
  const more = await Fixture.of(api)
  const due = more.premises(GRID, {
    address: '天津市河西区大营门街道平安里2号楼1门101',
    label: '平安里2号楼',
    visitDueOn: addDays(dateInShanghai(api.clock.now()), 5),
  })
  const party = more.occupant(due.id, '王五', '13800000009')
  more.account(HOUSEHOLD, 'household', { name: '王五', partyId: party.id })
  more.supply(due.id, companies.first.id)
  more.equipment(due.id)
  const inUse = more.cylinder(companies.first, due, { code: FIRST_CODE })
  const spare = more.cylinder(companies.first, due, { code: 'HX000000012', bottleUse: 'spare' })
  await more.save(api)
  return { due, inUse, spare }
}

/** The real application on its own database, with that household. */
export async function phoneServer() {
  const api = await TestApi.start()
  const household = await dueHousehold(api)
  const base = await api.fastify.listen({ port: 0, host: '127.0.0.1' })
  const stored = async (table: string) =>
    Number((await api.db.rows<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`))[0]?.n)
  return { api, base, stored, ...household }
}

export type PhoneServer = Awaited<ReturnType<typeof phoneServer>>

/** The phone lives on the day of the test server, a little earlier, and its clock goes on. */
export async function setPhoneClock(page: Page): Promise<void> {
  await page.clock.setSystemTime(new Date(Date.parse(TEST_NOW) - MINUTES_BEFORE))
}
