import { briefOf } from './brief'
import type { Overview } from './types'

const overview: Overview = {
  asOf: '2026-11-22T13:40:00.000Z',
  date: '2026-11-22',
  definition: '按现居街道统计',
  actNow: {
    gradeAUncontrolled: 2,
    overdue: 5,
    toDispatch: 12,
    toRecheck: 4,
    leaks: 1,
    referred: 3,
    uncoveredGrids: 0,
    papers: 0,
  },
  duty: { deadJobs: 0, oldestDueJobSeconds: null, unconfirmedNotices: 0, silentCompanies: 0 },
  premises: {
    in_use: 10,
    suspended: 1,
    vacant: 2,
    retired: 3,
    not_found: 0,
    byType: { resident: 9, catering: 1, other: 0 },
  },
  cylinders: { in_use: 8, spare: 4, empty: 1, missing: 2, unregistered: 3, total: 18 },
  visits: { due: 10, done: 7, not_home: 1, refused: 0, rescheduled: 2, todayDone: 3 },
  hazards: { found: 9, controlled: 8, rectified: 6, rechecked: 5, closed: 5 },
  problems: [{ category: 'cylinder', label: '瓶', open: 4 }],
  expiring: [{ kind: 'cylinder', label: '瓶', overdue: 2, within30: 3 }],
  swaps: [
    { companyId: null, companyName: '示范气站', count: 35 },
    { companyId: null, companyName: '空的', count: 0 },
  ],
  streets: [],
  trend: [],
}

describe('今日简报', () => {
  const text = briefOf(overview, '河西区')

  it('begins with place and time and says first what is to be done now', () => {
    const [head, first] = text.split('\n')
    expect(head).toBe('【平安液化气今日简报】河西区 2026-11-22 21:40')
    expect(first).toBe('一、现在要办：险情 1，A级未控 2，超期 5，待派单 12，待审核 4，移交未回 3。')
  })

  it('names the companies that owe a swap and no others', () => {
    expect(text).toContain('九、待换瓶：示范气站 35。')
    expect(text).not.toContain('空的')
  })

  it('says how the numbers were counted', () => {
    expect(text.endsWith('口径：按现居街道统计')).toBe(true)
  })
})
