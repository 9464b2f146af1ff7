import { slotOf } from './schedule'

describe('whose turn it is', () => {
  it('a daily job has its turn from its time in Tianjin on, once a day', () => {
    const daily = { dailyAt: '02:30' }
    expect(slotOf(daily, '2026-11-21T18:29:59.999Z')).toBeNull()
    expect(slotOf(daily, '2026-11-21T18:30:00.000Z')).toBe('2026-11-22')
    expect(slotOf(daily, '2026-11-22T15:59:59.999Z')).toBe('2026-11-22')
    expect(slotOf(daily, '2026-11-22T16:00:00.000Z')).toBeNull()
  })

  it('a job of every few seconds has the same turn in every process', () => {
    const often = { everySeconds: 5 }
    const turn = slotOf(often, '2026-11-22T01:00:00.000Z')
    expect(slotOf(often, '2026-11-22T01:00:04.999Z')).toBe(turn)
    expect(slotOf(often, '2026-11-22T01:00:05.000Z')).not.toBe(turn)
  })
})
