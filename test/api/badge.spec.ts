import { addMinutes, badgeDigits, badgeWords, newId } from '@app/domain'
import sharp from 'sharp'
import { TestApi } from '../support/api'
import { type District, district } from '../support/district'
import { upload } from '../support/visit'

describe('亮证码: is this really an inspector?', () => {
  let api: TestApi
  let d: District

  beforeAll(async () => {
    api = await TestApi.start()
    d = await district(api)
  })
  afterAll(() => api?.close())

  const badge = async (username = 'inspector') =>
    (await api.call('GET /api/v1/me/badge', { token: await api.login(username) })).body
  const shown = ({ ref, key }: { ref: string; key: string }, at = api.clock.now()) =>
    badgeWords({ ref, digits: badgeDigits(key, at) })
  const check = async (code: string, headers = {}) =>
    (await api.fastify.inject({ method: 'POST', url: '/api/v1/badge-checks', payload: { code }, headers })).json() as {
      genuine: boolean
      title: string
      holder: Record<string, string> | null
      promise: string
    }

  test('anybody is told name, number and area as on the badge, and no telephone', async () => {
    const answer = await check(shown(await badge()))
    expect(answer).toMatchObject({
      genuine: true,
      holder: { name: '王网格', roleLabel: '网格员', staffNo: 'WG0001', areaName: '大营门街道 示范社区001' },
    })
    expect(answer.promise).toContain('检查免费，不推销')
    expect(JSON.stringify(answer)).not.toMatch(/1[3-9]\d{9}/)
  })

  test('the address in the picture is read like the code itself', async () => {
    const code = shown(await badge())
    expect((await check(`https://gas.example/m/#/pages/verify/index?c=${code}`)).genuine).toBe(true)
  })

  describe('the face on it', () => {
    const setPhoto = async (id: string, photoId: string, token: string, actionId = newId()) =>
      api.call('POST /api/v1/accounts/:id/badge-photo', { token, params: { id }, body: { actionId, photoId } })
    const holder = async () => (await check(shown(await badge()))).holder
    const open = (url: string) => api.fastify.inject({ method: 'GET', url })

    test('is set by the administrator alone, for those who come to the door, from a picture of his own', async () => {
      expect((await holder())?.photoUrl).toBeNull()
      const admin = await api.login('admin')
      const photoId = (await upload(api, admin)).body.id
      const mine = d.accounts.inspector.id
      expect((await setPhoto(mine, photoId, await api.login('inspector'))).status).toBe(403)
      expect((await setPhoto(d.accounts.street.id, photoId, admin)).problem?.code).toBe('ACCOUNT_INVALID')
      const other = (await upload(api, await api.login('inspector'))).body.id
      expect((await setPhoto(mine, other, admin)).problem?.code).toBe('FILE_UNKNOWN')
      const actionId = newId()
      expect((await setPhoto(mine, photoId, admin, actionId)).status).toBe(200)
      expect((await setPhoto(mine, photoId, admin, actionId)).status).toBe(200)
      expect((await setPhoto(mine, newId(), admin, actionId)).problem?.code).toBe('ID_REUSED')
      const facts = await api.db.rows<{ body: string }>("SELECT body FROM fact WHERE kind = 'account.photographed'")
      expect(facts).toHaveLength(1)
      const list = await api.call('GET /api/v1/accounts', { token: admin, query: { q: 'inspector' } })
      expect(list.body.items.find(({ id }) => id === mine)?.photographed).toBe(true)
    })

    test('is shown small to whoever has just checked the badge, without a log-in, for a few minutes', async () => {
      const url = (await holder())?.photoUrl ?? ''
      const seen = await open(url)
      expect([seen.statusCode, seen.headers['content-type']]).toEqual([200, 'image/jpeg'])
      const { width = 0, height = 0 } = await sharp(seen.rawPayload).metadata()
      expect(Math.max(width, height)).toBeLessThanOrEqual(480)
      expect((await open(url.replace(/sig=./, 'sig=~'))).json()).toMatchObject({ code: 'FILE_LINK_EXPIRED' })
      const asFile = url.replace('badge-photos', 'files')
      expect((await open(asFile)).statusCode).toBe(401)
      api.clock.set(addMinutes(api.clock.now(), 6))
      expect((await open(url)).json()).toMatchObject({ code: 'FILE_LINK_EXPIRED' })
    })
  })

  test('a photograph of it is worth nothing after a few minutes', async () => {
    const code = shown(await badge())
    api.clock.set(addMinutes(api.clock.now(), 2))
    expect((await check(code)).genuine).toBe(true)
    api.clock.set(addMinutes(api.clock.now(), 2))
    expect(await check(code)).toMatchObject({ genuine: false, holder: null })
  })

  test('a guessed code, an unknown number and a colleague’s key are refused alike', async () => {
    const [own, other] = [await badge(), await badge('inspector2')]
    const answers = await Promise.all([
      check(`${own.ref}-00000000`),
      check('WG9999-12345678'),
      check(shown({ ref: own.ref, key: other.key })),
      check('随便写的'),
    ])
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toMatchObject({ genuine: false, title: '对不上，先别开门' })
  })

  test('whoever checks is not looked at: a log-in that comes along changes nothing and is not noted', async () => {
    const token = await api.login('household')
    const before = await api.db.rows('SELECT * FROM session')
    api.clock.set(addMinutes(api.clock.now(), 30))
    await check('WG0001-00000000', { authorization: `Bearer ${token}` })
    expect((await check('WG0001-00000000', { authorization: 'Bearer nonsense' })).genuine).toBe(false)
    expect(await api.db.rows('SELECT * FROM session')).toEqual(before)
  })

  test('nothing of the key lies in the database', async () => {
    const own = await badge()
    const sessions = JSON.stringify(await api.db.rows('SELECT * FROM session'))
    expect(sessions).not.toContain(own.key)
  })

  test('neither has a log-in that was ended: a lost phone shows nothing any more', async () => {
    const own = await badge()
    await api.call('DELETE /api/v1/sessions/current', { token: await api.login('inspector') })
    expect((await check(shown(own))).genuine).toBe(false)
  })

  test('an inspector who was withdrawn has no valid code from that moment on', async () => {
    const own = await badge('inspector2')
    expect((await check(shown(own))).genuine).toBe(true)
    const reply = await api.call('POST /api/v1/accounts/:id/withdraw', {
      token: await api.login('security'),
      params: { id: d.accounts.otherInspector.id },
    })
    expect(reply.status).toBe(200)
    expect((await check(shown(own))).genuine).toBe(false)
  })
})

test('a source that asks too fast waits a minute', async () => {
  const api = await TestApi.start({ config: { RATE_SCAN_PER_MINUTE: '9' } })
  const ask = () => api.call('POST /api/v1/badge-checks', { body: { code: 'WG0001-00000000' } })
  const answers = [await ask(), await ask(), await ask(), await ask()]
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429])
  await api.close()
})
