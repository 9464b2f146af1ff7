import { durationWords, fullMoment, momentWords, remaining } from './time'

describe('times as the duty officer reads them', () => {
  it('are those of Tianjin wherever the screen stands', () => {
    expect(fullMoment('2026-11-22T16:30:00.000Z')).toBe('2026-11-23 00:30:00')
    expect(momentWords('2020-01-01T00:00:00.000Z')).toBe('2020-01-01 08:00')
  })

  it('say what remains until a deadline', () => {
    expect(remaining('2026-11-22', '2026-11-22')).toMatchObject({ words: '今天截止', late: false, soon: true })
    expect(remaining('2026-11-20', '2026-11-22')).toMatchObject({ words: '已超 2 天', late: true })
    expect(remaining('2026-12-22', '2026-11-22')).toMatchObject({ words: '还剩 30 天', soon: false })
  })

  it('say how long work has been waiting', () => {
    expect([durationWords(4), durationWords(150), durationWords(7260)]).toEqual(['4 秒', '2 分钟', '2 小时 1 分钟'])
  })
})
