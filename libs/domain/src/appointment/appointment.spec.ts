import { appointmentState, appointmentWords, assertAnnounceable, assertWish } from './appointment'

const TODAY = '2026-06-10'
const announced = { status: 'announced', visitOn: '2026-06-15', announcedAt: '2026-06-10T02:00:00.000Z' } as const

describe('a visit that is announced', () => {
  it('is announced three days ahead, unless it was agreed by word of mouth', () => {
    expect(() => assertAnnounceable('2026-06-12', false, TODAY)).toThrow('最早 2026年6月13日')
    expect(() => assertAnnounceable('2026-06-13', false, TODAY)).not.toThrow()
    expect(() => assertAnnounceable('2026-06-10', true, TODAY)).not.toThrow()
  })

  it.each(['2026-06-09', '2026-09-11', '2026-02-30', '1900-01-01', '2100-01-01'])('not on %s, agreed or not', (day) => {
    expect(() => assertAnnounceable(day, true, TODAY)).toThrow('上门日期应在')
  })

  it('is moved to a day that is still to come', () => {
    expect(() => assertWish('2026-06-10', TODAY)).toThrow('请选明天至')
    expect(() => assertWish('2026-06-11', TODAY)).not.toThrow()
  })

  it('is done by the visit that follows it, and missed when its day has gone by', () => {
    expect(appointmentState(announced, null, TODAY)).toBe('announced')
    expect(appointmentState(announced, '2026-06-01T02:00:00.000Z', '2026-06-15')).toBe('announced')
    expect(appointmentState(announced, '2026-06-15T02:00:00.000Z', '2026-06-15')).toBe('done')
    expect(appointmentState(announced, null, '2026-06-16')).toBe('missed')
    expect(appointmentState({ ...announced, status: 'withdrawn' }, null, '2026-06-16')).toBe('withdrawn')
  })

  it('is said with the day of the week', () => {
    expect(appointmentWords('2026-06-15', 'morning')).toBe('2026年6月15日（星期一）上午 9 点到 12 点')
  })
})
