import { TEST_NOW, TestApi } from '../support/api'
import { type District, district } from '../support/district'
import { bottle, failing, seePicture, signed, upload, visit } from '../support/visit'

/** Photos and signatures: an address is for one viewer and a few minutes, wherever it is carried. */
describe('A picture is seen by whom its address was given to', () => {
  let api: TestApi
  let d: District
  const pictures: string[] = []

  beforeAll(async () => {
    api = await TestApi.start()
    d = await district(api)
    const token = await api.login('inspector')
    const photo = (await upload(api, token)).body.id
    const at = { premises: d.premises.here, inspectorId: d.accounts.inspector.id, now: TEST_NOW }
    const content = failing(visit(at, photo, { bottles: [bottle(d.bottles.first.id)] }), 'H02', 'H02-cracked', photo)
    const { body } = await api.call('POST /api/v1/inspections', { token, body: signed(content, photo) })
    const asStreet = { token: await api.login('street'), params: { id: body.id } }
    const record = await api.call('GET /api/v1/inspections/:id', asStreet)
    pictures.push(...record.body.photos.map((p) => p.url), ...record.body.signatures.map((s) => s.image.url))
  })
  afterAll(() => api?.close())

  const asked = async (username: string, url: string) => {
    const reply = await seePicture(api, await api.login(username), url)
    return [reply.statusCode, reply.statusCode === 200 ? '' : (reply.json().code as string)]
  }

  test('whoever was shown the record sees its photos and both signatures', async () => {
    expect(pictures.length).toBeGreaterThanOrEqual(3)
    for (const url of pictures) expect(await asked('street', url)).toEqual([200, ''])
  })

  test('the same address in the browser of a colleague, the inspector, the household or nobody opens nothing', async () => {
    for (const url of pictures) {
      for (const other of ['office', 'inspector', 'household', 'street2', 'company'])
        expect(await asked(other, url)).toEqual([403, 'FILE_LINK_EXPIRED'])
      expect((await api.fastify.inject({ url })).statusCode).toBe(401)
    }
  })

  test('an address that was altered, or taken for another picture, opens nothing', async () => {
    const [first = ''] = pictures
    const other = first.replace(/files\/[0-9a-f-]+/, `files/${d.fixture.file(d.accounts.inspector.id).id}`)
    for (const url of [first.replace(/exp=[^&]+/, 'exp=2099-01-01T00%3A00%3A00.000Z'), `${first}x`, other])
      expect(await asked('street', url)).toEqual([403, 'FILE_LINK_EXPIRED'])
  })

  test('after ten minutes, after the log-out and once the account is withdrawn it is over', async () => {
    const [url = ''] = pictures
    api.clock.set('2026-06-10T02:10:00.001Z')
    expect(await asked('street', url)).toEqual([403, 'FILE_LINK_EXPIRED'])
    api.clock.set(TEST_NOW)
    const token = await api.login('street')
    await api.call('DELETE /api/v1/sessions/current', { token })
    expect((await seePicture(api, token, url)).statusCode).toBe(401)
    api.forgetLogins()
    expect(await asked('street', url)).toEqual([200, ''])
    await api.uow.run((tx) => tx.execute("UPDATE account SET status = 'withdrawn' WHERE username = 'street'"))
    expect((await seePicture(api, await api.login('street'), url)).statusCode).toBe(401)
  })

  test('no answer may be kept by a browser or anybody between', async () => {
    const token = await api.login('inspector')
    const { body } = await upload(api, token)
    expect((await seePicture(api, token, body.url)).headers['cache-control']).toBe('no-store')
  })
})
