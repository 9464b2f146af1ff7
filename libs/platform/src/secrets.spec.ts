import { newId } from './ids'
import { equalSecrets, hashToken, newToken } from './secrets'

describe('ids and secrets', () => {
  it('ids made one after another sort in that order', () => {
    const ids = Array.from({ length: 5_000 }, newId)
    expect([...ids].sort()).toEqual(ids)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  it('a session token carries 256 bits and fits into a header', () => {
    const token = newToken()
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(newToken()).not.toBe(token)
  })

  it('what is stored of a token is its SHA-256', () => {
    expect(hashToken('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })

  it('secrets of any length can be compared', () => {
    expect(equalSecrets('令牌', '令牌')).toBe(true)
    expect(equalSecrets('令牌', '令')).toBe(false)
    expect(equalSecrets('', 'x')).toBe(false)
  })
})
