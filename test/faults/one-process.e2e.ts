import type { Submission } from '../support/visit'
import { expectEachOnce, expectStored } from './outcome'
import { Phones } from './phone'
import { Site } from './site'

describe('500 submissions to the one process on its SQLite file', () => {
  let site: Site
  let visits: Submission[]

  beforeAll(async () => {
    site = new Site({})
    visits = await site.prepare(500)
    await site.startApi()
  }, 120_000)
  afterAll(() => site?.close())

  it('lose nothing that was acknowledged and double nothing when the process is killed and stopped among them', async () => {
    const phones = new Phones(site, await site.login())
    phones.begin(visits)
    await phones.middle(150)
    await site.killApi()
    const heldByTheDead = await running()
    await expectStored(site, [...phones.acknowledged])
    await site.startApi()
    await phones.middle(300)
    expect(await site.stopApi()).toBeLessThan(15_000)
    expect(heldByTheDead).toEqual(expect.arrayContaining(await running()))
    await expectStored(site, [...phones.acknowledged])
    await site.startApi()
    await phones.end()
    expect(phones.answers.get(0)).toBeGreaterThan(0)
    await expectEachOnce(site, visits)
  }, 240_000)

  const running = () => site.rows("SELECT id FROM job WHERE status = 'running'")
})
