import { EXPIRING_KINDS, keepWords, keptSince, RETENTION, RETENTION_KINDS, retentionOf } from './retention'

describe('how long records are kept', () => {
  it('has one rule for each kind, and a period for each that goes by itself', () => {
    expect(RETENTION.map(({ kind }) => kind).sort()).toEqual([...RETENTION_KINDS].sort())
    expect(RETENTION.filter(({ by }) => by === 'daily').map(({ kind }) => kind)).toEqual([...EXPIRING_KINDS])
    for (const kind of EXPIRING_KINDS) expect(retentionOf(kind).keep).not.toBeNull()
  })

  it('keeps evidence of visits at least two years and logs at least six months', () => {
    expect(keptSince(retentionOf('visit_evidence'), '2029-06-10')).toBe('2026-06-10')
    expect(keptSince(retentionOf('party'), '2028-06-10')).toBe('2026-06-10')
    expect(keptSince(retentionOf('notice'), '2026-12-10')).toBe('2026-06-10')
    expect(keptSince(retentionOf('fact'), '2026-12-10')).toBeNull()
  })

  it.each([
    ['party', '2 年'],
    ['staff_name', '3 年'],
    ['notice', '6 个月'],
    ['unused_photo', '7 天'],
    ['fact', '不限'],
  ] as const)('says of %s %s', (kind, words) => {
    expect(keepWords(retentionOf(kind))).toBe(words)
  })
})
