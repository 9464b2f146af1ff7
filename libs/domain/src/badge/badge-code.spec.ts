import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { addMinutes } from '../time/calendar'
import {
  badgeAddress,
  badgeDigits,
  badgeRef,
  badgeSecondsLeft,
  badgeWords,
  isBadgeCode,
  parseBadge,
} from './badge-code'

const NOW = '2026-06-10T02:00:20.000Z'
const KEY = 'a1b2c3d4e5f60718293a4b5c6d7e8f90'

describe('亮证码', () => {
  it('is an HMAC over the minute, as any other program would work it out', () => {
    const step = Math.floor(Date.parse(NOW) / 60_000)
    const digest = createHmac('sha256', KEY).update(`badge ${step}`).digest()
    expect(badgeDigits(KEY, NOW)).toBe(String(digest.readUIntBE(0, 6) % 1e8).padStart(8, '0'))
    expect(badgeSecondsLeft(NOW)).toBe(40)
  })

  it('counts for two minutes after its own and one before, and then never again', () => {
    const digits = badgeDigits(KEY, NOW)
    const later = (minutes: number) => isBadgeCode(KEY, digits, addMinutes(NOW, minutes))
    expect([-2, -1, 0, 1, 2, 3, 60].map(later)).toEqual([false, true, true, true, true, false, false])
  })

  it('belongs to one key', () => {
    expect(isBadgeCode(`${KEY}0`, badgeDigits(KEY, NOW), NOW)).toBe(false)
  })

  it('is understood as scanned and as typed by hand, with any spaces and dashes', () => {
    const code = { ref: 'WG0001', digits: '01234567' }
    const forms = [
      badgeAddress('https://gas.example', code),
      badgeWords(code),
      'wg0001 0123 4567',
      'ＷＧ０００１－０１２３－４５６７',
    ]
    expect(forms.map(parseBadge)).toEqual(forms.map(() => code))
    const wrong = ['', 'WG0001', '12345678', 'https://x/?c=']
    expect(wrong.map(parseBadge)).toEqual(wrong.map(() => null))
  })

  it('reads back whatever staff number stands on the badge, and the account where there is none', () => {
    const staffNo = fc.stringMatching(/^[A-Za-z][0-9A-Za-z-]{0,15}[0-9A-Za-z]$/)
    fc.assert(
      fc.property(staffNo, (text) => {
        const ref = badgeRef({ id: '', staffNo: text })
        expect(parseBadge(badgeWords({ ref, digits: '00000042' }))).toEqual({ ref, digits: '00000042' })
      }),
    )
    expect(badgeRef({ id: '0197-aaaa-bbbbccccdddd', staffNo: null })).toBe('CCCCDDDD')
  })
})
