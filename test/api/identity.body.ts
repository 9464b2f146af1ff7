import type { InputOf } from '@app/contract'
import { labelCode, newId } from '@app/domain'
import type { CylinderEntity } from '@app/persistence'
import { type ApiOptions, TEST_NOW, TestApi } from '../support/api'
import { type District, district } from '../support/district'
import { labelsOf, objectsFound, pagesOf } from '../support/pdf'

type AliasWish = InputOf<'POST /api/v1/cylinders/:id/aliases'>['body']

/** Which codes a cylinder carries. Runs alike on both databases. */
export function aliasTests(options: () => Promise<ApiOptions>): void {
  let api: TestApi
  let town: District

  beforeAll(async () => {
    api = await TestApi.start(await options())
    town = await district(api)
  })
  afterAll(() => api?.close())

  const bottle = async (row: Partial<CylinderEntity> = {}, owner = town.companies.first) => {
    const made = town.fixture.cylinder(owner, town.premises.here, row)
    await town.fixture.save(api)
    return made
  }
  const aliases = async (id: string, username = 'street') =>
    (await api.call('GET /api/v1/cylinders/:id/aliases', { token: await api.login(username), params: { id } })).body
      .items
  const set = async (id: string, wish: Partial<AliasWish>, username = 'street') =>
    api.call('POST /api/v1/cylinders/:id/aliases', {
      token: await api.login(username),
      params: { id },
      body: { actionId: newId(), kind: 'qr', code: '', replacesId: null, reason: 'fitted', photoId: null, ...wish },
    })
  const end = async (id: string, aliasId: string, username = 'street') =>
    api.call('POST /api/v1/cylinders/:id/aliases/end', {
      token: await api.login(username),
      params: { id },
      body: { actionId: newId(), aliasId, reason: 'wrong' },
    })
  const scan = async (code: string, username = 'inspector') =>
    api.call('GET /api/v1/scan', { token: await api.login(username), query: { code } })
  const story = async (id: string) =>
    (await api.call('GET /api/v1/cylinders/:id/timeline', { token: await api.login('street'), params: { id } })).body
      .items

  test('a label that fell off is replaced: the new code leads to the bottle, the old one says what became of it', async () => {
    const { id, code } = await bottle()
    const [old] = await aliases(id)
    const { body } = await set(id, {
      code: ' https://q.pingan.example/new-0001 ',
      replacesId: old?.id,
      reason: 'fell_off',
    })
    expect(body.items.map(({ kind, value, toAt }) => [kind, value, toAt])).toEqual([
      ['qr', 'NEW-0001', null],
      ['qr', code, TEST_NOW],
    ])
    expect((await scan('new-0001')).body.cylinder).toMatchObject({ id, code: 'NEW-0001' })
    expect((await scan(code)).body).toMatchObject({
      found: false,
      message: expect.stringContaining('这个编号已于2026年6月10日停用'),
    })
    expect((await story(id))[0]).toMatchObject({
      title: '更换二维码号',
      detail: [`${code} → NEW-0001`, '标签脱落'],
    })
  })

  test('a code of each kind stands beside the others; the stamp number and the name of the bottle follow', async () => {
    const { id, code } = await bottle()
    await set(id, { kind: 'stamp', code: '2023 0001 77' })
    const detail = async () =>
      (await api.call('GET /api/v1/cylinders/:id', { token: await api.login('street'), params: { id } })).body
    expect(await detail()).toMatchObject({ code, stampNo: '2023000177' })
    const [qr] = await aliases(id)
    expect((await end(id, qr?.id ?? '')).status).toBe(200)
    expect(await detail()).toMatchObject({ code: '2023000177', aliases: [{ kind: 'stamp' }] })
    const [stamp] = await aliases(id)
    expect((await end(id, stamp?.id ?? '')).problem).toMatchObject({ status: 409, code: 'ALIAS_LAST' })
    expect((await end(id, qr?.id ?? '')).problem?.code).toBe('ALIAS_ENDED')
  })

  test('a code is on one living bottle at a time; one that fell off may come to another', async () => {
    const [one, two] = [await bottle(), await bottle()]
    expect((await set(two.id, { code: one.code })).problem).toMatchObject({ status: 409, code: 'ALIAS_TAKEN' })
    const [old] = await aliases(one.id)
    await set(one.id, { code: `${one.code}-A`, replacesId: old?.id })
    expect((await set(two.id, { code: one.code })).status).toBe(200)
    expect((await scan(one.code)).body.cylinder).toMatchObject({ id: two.id })
    expect((await set(two.id, { kind: 'plate', code: one.code })).status).toBe(200)
  })

  test('a code that was ever on a scrapped bottle is never used again, and that bottle keeps it', async () => {
    const scrapped = await bottle()
    const [old] = await aliases(scrapped.id)
    await set(scrapped.id, { code: `${scrapped.code}-B`, replacesId: old?.id })
    await api.uow.run((tx) => tx.execute("UPDATE cylinder SET status = 'scrapped' WHERE id = ?", [scrapped.id]))
    const { id } = await bottle()
    for (const code of [scrapped.code, `${scrapped.code}-B`])
      expect((await set(id, { code })).problem).toMatchObject({
        status: 409,
        code: 'ALIAS_RETIRED',
        title: '这个二维码号用在过已报废的气瓶上，永不再用。请换一张新标签',
        problems: [{ path: 'code' }],
      })
    const [kept] = await aliases(scrapped.id)
    expect((await set(scrapped.id, { code: 'ANOTHER-1' })).problem?.code).toBe('ALIAS_SCRAPPED')
    expect((await end(scrapped.id, kept?.id ?? '')).problem?.code).toBe('ALIAS_SCRAPPED')
  })

  test('an inspector binds a label to the bottle in his hands with a picture of its stamp, and nothing else', async () => {
    const { id } = await bottle()
    const photo = town.fixture.file(town.accounts.inspector.id)
    await town.fixture.save(api)
    expect((await set(id, { code: 'HAND-1' }, 'inspector')).problem?.code).toBe('ALIAS_PHOTO_MISSING')
    expect((await set(id, { kind: 'stamp', code: 'HAND-1', photoId: photo.id }, 'inspector')).problem).toMatchObject({
      status: 403,
      code: 'ALIAS_NOT_YOURS',
    })
    const { body } = await set(id, { code: 'HAND-1', photoId: photo.id }, 'inspector')
    expect(body.items.find(({ value }) => value === 'HAND-1')?.photo?.id).toBe(photo.id)
    expect((await story(id))[0]?.detail).toContain('已拍钢印照片')
  })

  test('a company keeps the codes of its own bottles; another does not even learn that the bottle is there', async () => {
    const { id } = await bottle()
    expect((await set(id, { code: 'OWN-0001' }, 'company')).status).toBe(200)
    expect((await set(id, { code: 'OWN-0002' }, 'company2')).problem?.code).toBe('NOT_FOUND')
    expect((await set(id, { code: 'OWN-0002' }, 'household')).problem?.status).toBe(403)
  })

  test('pressed twice is once; eight at once for two bottles put the code on one of them', async () => {
    const [one, two] = [await bottle(), await bottle()]
    const wish = { actionId: newId(), code: 'TWICE-1' }
    expect([(await set(one.id, wish)).status, (await set(one.id, wish)).status]).toEqual([200, 200])
    expect((await set(one.id, { ...wish, code: 'TWICE-2' })).problem?.code).toBe('ID_REUSED')
    const replies = await Promise.all(
      [one, two, one, two, one, two, one, two].map(({ id }) => set(id, { code: 'RACE-1' })),
    )
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409, 409, 409])
  })

  test('a text that is no code of a cylinder is refused with words', async () => {
    const { id } = await bottle()
    expect((await set(id, { code: 'https://u.wechat.com/abcd1234' })).problem).toMatchObject({
      status: 422,
      code: 'SCAN_CODE_INVALID',
      problems: [{ path: 'code' }],
    })
  })

  describe('printed labels', () => {
    const take = async (labels: number, username = 'office', companyId: string | null = null, id = newId()) =>
      api.call('POST /api/v1/label-batches', { token: await api.login(username), body: { id, labels, companyId } })

    test('numbers are given out once, to one who asks again the same, to many at once in rows', async () => {
      const id = newId()
      const [first, again] = [await take(30, 'office', null, id), await take(30, 'office', null, id)]
      expect(first.body).toEqual(again.body)
      expect(first.body).toMatchObject({ labels: 30, sheets: 2, companyName: '区里自用' })
      const many = await Promise.all(Array.from({ length: 6 }, () => take(10)))
      const firsts = many.map(({ body }) => body.first)
      expect(new Set(firsts).size).toBe(6)
      const numbers = firsts.map((code) => Number(code.slice(3, -1))).sort((a, b) => a - b)
      expect(numbers.map((n) => n - (numbers[0] as number))).toEqual([0, 10, 20, 30, 40, 50])
    })

    test('the sheet carries every code twice: for the eye, and for the camera', async () => {
      const { body } = await take(26)
      const token = await api.login('office')
      const url = `/api/v1/label-batches/${body.id}/sheets`
      const reply = await api.fastify.inject({ url, headers: { authorization: `Bearer ${token}` } })
      expect([reply.statusCode, reply.headers['content-type']]).toEqual([200, 'application/pdf'])
      const pages = pagesOf(reply.rawPayload)
      expect(pages.map((page) => labelsOf(page).length)).toEqual([24, 2])
      const labels = pages.flatMap(labelsOf)
      expect([labels[0]?.code, labels.at(-1)?.code]).toEqual([body.first, body.last])
      for (const { code, carries } of labels) expect(carries(`https://lpg.example.cn/q/${code}`)).toBe(true)
      expect(labels[0]?.carries('https://lpg.example.cn/q/PAQ99999990')).toBe(false)
      expect(objectsFound(reply.rawPayload)).toBe(true)
    })

    test('a printed label goes on a bottle of the company it was given to; one read wrong or never printed on none', async () => {
      const mine = (await take(2, 'company')).body
      expect(mine.companyName).toBe(town.companies.first.name)
      const [own, foreign] = [await bottle(), await bottle({}, town.companies.second)]
      expect((await set(foreign.id, { code: mine.first })).problem?.code).toBe('LABEL_FOREIGN')
      const misread = mine.first.replace(/.$/, (last) => (last === 'X' ? 'Y' : 'X'))
      expect((await set(own.id, { code: misread })).problem?.code).toBe('LABEL_MISREAD')
      const never = labelCode({ prefix: 'PAQ', digits: 7 }, 9_000_000)
      expect((await set(own.id, { code: never })).problem?.code).toBe('LABEL_NOT_ISSUED')
      expect((await set(own.id, { code: `https://lpg.example.cn/q/${mine.first}` })).status).toBe(200)
      expect((await scan(mine.first)).body.cylinder).toMatchObject({ id: own.id })
      expect((await scan(misread)).problem).toMatchObject({
        code: 'SCAN_CODE_INVALID',
        title: expect.stringContaining('读错'),
      })
    })

    test('a company sees and prints its own batches only', async () => {
      const foreign = (await take(1, 'office', town.companies.second.id)).body
      const list = (await api.call('GET /api/v1/label-batches', { token: await api.login('company') })).body
      expect(new Set(list.items.map(({ companyId }) => companyId))).toEqual(new Set([town.companies.first.id]))
      const url = `/api/v1/label-batches/${foreign.id}/sheets`
      const reply = await api.fastify.inject({
        url,
        headers: { authorization: `Bearer ${await api.login('company')}` },
      })
      expect(reply.statusCode).toBe(404)
    })
  })
}
