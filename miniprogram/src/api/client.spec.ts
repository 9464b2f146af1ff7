import { ApiError, addressOf, createApi, type WireRequest } from './client'

describe('the API client of the phone', () => {
  it('writes addresses by hand, since a mini-program has no URL', () => {
    expect(addressOf('/api/v1/hazards/:id/recheck', { params: { id: 'a b' } })).toBe('/api/v1/hazards/a%20b/recheck')
    expect(addressOf('/api/v1/scan', { query: { code: 'https://x/?c=1&d', none: undefined } })).toBe(
      '/api/v1/scan?code=https%3A%2F%2Fx%2F%3Fc%3D1%26d',
    )
  })

  it('carries the token, and tells when it no longer counts', async () => {
    const asked: WireRequest[] = []
    let expired = 0
    const api = createApi({
      base: 'https://gas.example',
      send: async (request) => {
        asked.push(request)
        return { status: 401, data: { code: 'SESSION_EXPIRED', title: '请重新登录' } }
      },
      headers: () => ({ authorization: 'Bearer t' }),
      onUnauthorized: () => expired++,
    })
    await expect(api('GET /api/v1/me')).rejects.toMatchObject({ code: 'SESSION_EXPIRED', message: '请重新登录' })
    expect(asked).toEqual([
      { url: 'https://gas.example/api/v1/me', method: 'GET', headers: { authorization: 'Bearer t' }, body: undefined },
    ])
    expect(expired).toBe(1)
  })

  it('says in plain words that there is no network', () => {
    expect(new ApiError(0, undefined)).toMatchObject({ code: 'OFFLINE', message: '没有网络，请稍后再试' })
    expect(new ApiError(502, '<html>')).toMatchObject({ message: '服务器暂时答不上来，请稍后再试' })
  })
})
