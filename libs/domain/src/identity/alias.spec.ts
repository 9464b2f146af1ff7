import { DomainError } from '../error/domain-error'
import {
  type AliasHolder,
  assertAliasFree,
  assertMayLabel,
  assertNotLast,
  assertNotScrapped,
  primaryCode,
} from './alias'

const codeOf = (work: () => void): string | null => {
  try {
    work()
    return null
  } catch (error) {
    return (error as DomainError).code
  }
}
const held = (change: Partial<AliasHolder>): AliasHolder => ({
  cylinderId: 'other',
  status: 'registered',
  live: false,
  ...change,
})

describe('which code a cylinder may carry', () => {
  it.each<[string, AliasHolder[], string | null]>([
    ['nobody ever had', [], null],
    ['fell off another cylinder', [held({})], null],
    ['fell off this very cylinder before', [held({ cylinderId: 'this' })], null],
    ['another cylinder carries', [held({ live: true })], 'ALIAS_TAKEN'],
    ['it carries already', [held({ cylinderId: 'this', live: true })], 'ALIAS_TAKEN'],
    ['a scrapped cylinder carries', [held({ status: 'scrapped', live: true })], 'ALIAS_RETIRED'],
    ['a scrapped cylinder once had', [held({ status: 'scrapped' })], 'ALIAS_RETIRED'],
  ])('one that %s', (_, holders, refusal) => {
    expect(codeOf(() => assertAliasFree('this', 'qr', holders))).toBe(refusal)
  })

  it('a scrapped cylinder keeps its codes, a living one keeps at least one', () => {
    expect(codeOf(() => assertNotScrapped('scrapped'))).toBe('ALIAS_SCRAPPED')
    expect(codeOf(() => assertNotScrapped('unregistered'))).toBeNull()
    expect(codeOf(() => assertNotLast([{ id: 'a' }], 'a'))).toBe('ALIAS_LAST')
    expect(codeOf(() => assertNotLast([{ id: 'a' }, { id: 'b' }], 'a'))).toBeNull()
  })

  it('an inspector binds labels, with the stamp in the picture; the other numbers are not his', () => {
    expect(codeOf(() => assertMayLabel('inspector', 'qr', 'photo'))).toBeNull()
    expect(codeOf(() => assertMayLabel('inspector', 'qr', null))).toBe('ALIAS_PHOTO_MISSING')
    expect(codeOf(() => assertMayLabel('inspector', 'stamp', 'photo'))).toBe('ALIAS_NOT_YOURS')
    expect(codeOf(() => assertMayLabel('street', 'stamp', null))).toBeNull()
  })

  it('is called by its first label: QR before plate before stamp', () => {
    const stamp = { kind: 'stamp' as const, value: '123' }
    expect(primaryCode([stamp, { kind: 'plate', value: 'P1' }, { kind: 'qr', value: 'Q1' }])).toBe('Q1')
    expect(primaryCode([stamp])).toBe('123')
    expect(primaryCode([])).toBe('')
  })
})
