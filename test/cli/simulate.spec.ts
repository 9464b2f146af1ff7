import type { AddressInfo } from 'node:net'
import { ApiClient } from '../../apps/cli/src/simulate/company-client'
import { playMonth } from '../../apps/cli/src/simulate/month'
import { prepareWorld, type World } from '../../apps/cli/src/simulate/world'
import { TEST_NOW, TEST_TODAY, TestApi } from '../support/api'
import { type District, district, GRID, OTHER_GRID } from '../support/district'

const OPTIONS = { seed: 1, days: 30, twins: 1, until: Date.parse(TEST_NOW) }

describe('a month played by the companies', () => {
  let api: TestApi
  let town: District
  let world: World
  let client: ApiClient

  beforeAll(async () => {
    api = await TestApi.start({ now: new Date().toISOString(), config: { JOBS: 'off' } })
    town = await district(api)
    for (let i = 0; i < 12; i++) {
      const [grid, company] = i % 2 ? [GRID, town.companies.first] : [OTHER_GRID, town.companies.second]
      const home = town.fixture.premises(grid, { code: `YQ80${10 + i}` })
      town.fixture.cylinder(company, home, { code: `HX0000010${10 + i}` })
    }
    await town.fixture.save(api)
    await api.fastify.listen({ port: 0, host: '127.0.0.1' })
    client = new ApiClient(`http://127.0.0.1:${(api.fastify.server.address() as AddressInfo).port}`)
    world = await prepareWorld(client, await api.login('office'), TEST_TODAY)
  }, 60_000)
  afterAll(async () => {
    api?.fastify.server.closeAllConnections()
    await api?.close()
  })

  const tellAll = async () => {
    const counts = { stored: 0, flagged: 0, repeated: 0, refused: 0 }
    for (const { key, id } of world.companies) {
      const events = playMonth(world, OPTIONS).reports.flatMap(({ company, event }) =>
        company.id === id ? [event] : [],
      )
      const answer = await client.call('POST /api/v1/events/batch', { key, body: { events } })
      for (const name of ['stored', 'flagged', 'repeated', 'refused'] as const) counts[name] += answer[name]
    }
    return counts
  }

  test('the same seed tells the same month; another one tells another', () => {
    expect(playMonth(world, OPTIONS)).toEqual(playMonth(world, OPTIONS))
    expect(playMonth(world, { ...OPTIONS, seed: 2 })).not.toEqual(playMonth(world, OPTIONS))
  })

  test('bottles go their round within the month, and one code lives twice', () => {
    const { reports, twins } = playMonth(world, OPTIONS)
    const kinds = new Set(reports.map(({ event }) => event.kind))
    expect([...kinds].sort()).toEqual(expect.arrayContaining(['collect', 'deliver', 'fill', 'move']))
    expect(reports.every(({ event }) => Date.parse(event.occurredAt) < OPTIONS.until)).toBe(true)
    const [twin] = twins
    const owners = new Set(reports.flatMap(({ event, company }) => (event.code === twin ? [company.id] : [])))
    expect(owners.size).toBe(2)
  })

  test('the district takes it over the signed API, and takes it once', async () => {
    const { reports } = playMonth(world, OPTIONS)
    const first = await tellAll()
    expect(first.stored + first.flagged + first.refused).toBe(reports.length)
    expect(first.stored).toBeGreaterThan(reports.length / 2)
    const again = await tellAll()
    expect(again).toMatchObject({ stored: 0, flagged: 0, repeated: first.stored + first.flagged })
  })
})
