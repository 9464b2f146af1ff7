import { decodeBase32, encodeBase32, newRecoveryCodes, newTotpSecret, plainRecoveryCode, stepOf, totpAt } from './totp'

const RFC_SECRET = Buffer.from('12345678901234567890')

describe('One-time codes', () => {
  test.each([
    [59, '94287082'],
    [1111111109, '07081804'],
    [1111111111, '14050471'],
    [1234567890, '89005924'],
    [2000000000, '69279037'],
    [20000000000, '65353130'],
  ])('are those of RFC 6238, appendix B, at second %i', (seconds, code) => {
    expect(totpAt(RFC_SECRET, Math.floor(seconds / 30), 8)).toBe(code)
  })

  it('are accepted one step early and one step late, and no further', () => {
    const secret = encodeBase32(RFC_SECRET)
    const step = 40_000_000
    const now = step * 30_000
    const codeOf = (at: number) => totpAt(RFC_SECRET, at)
    for (const drift of [-1, 0, 1]) expect(stepOf(secret, codeOf(step + drift), now)).toBe(step + drift)
    for (const drift of [-2, 2]) expect(stepOf(secret, codeOf(step + drift), now)).toBeNull()
  })

  it('come from 160 random bits that survive being written in base32', () => {
    const secret = newTotpSecret()
    expect(secret).toMatch(/^[A-Z2-7]{32}$/)
    expect(encodeBase32(decodeBase32(secret))).toBe(secret)
  })

  it('have ten recovery codes beside them, read whatever way they are typed', () => {
    const codes = newRecoveryCodes()
    expect(new Set(codes).size).toBe(10)
    expect(plainRecoveryCode(' abcde 2345６ ')).toBe('ABCDE23456')
  })
})
