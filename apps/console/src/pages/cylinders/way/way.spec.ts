import { shortStep } from '@app/domain'
import { joined, lateBy, lateWords, linesOf, roundsOf, type WayStep, type Whereabouts, wayOf } from './way'

const DAY = '2026-11-'
const site = { kind: 'site' as const, label: '示范充装站', premisesId: null }
const courier = { kind: 'courier' as const, label: '配送员 P01', premisesId: null }
const home = { kind: 'premises' as const, label: '示范里1号楼', premisesId: 'p1' }

const step = (day: number, over: Partial<WayStep> & Pick<WayStep, 'kind' | 'stage'>): WayStep => {
  const at = `${DAY}${String(day).padStart(2, '0')}T01:00:00.000Z`
  return {
    ...{ factId: `f${day}`, at, knownAt: at, title: '收发', by: '示范站', from: null, to: site },
    ...{ detail: [], corrected: false, flags: [] },
    ...over,
  }
}
const filled = (day: number) => step(day, { kind: 'fill', stage: 'filled', title: '充装' })
const handed = (day: number) => step(day, { kind: 'move', stage: 'on_way', to: courier })
const brought = (day: number, flags: string[] = []) => step(day, { kind: 'deliver', stage: 'at_user', to: home, flags })
const fetched = (day: number) => step(day, { kind: 'collect', stage: 'returned' })

const told = (steps: WayStep[], over: Partial<Whereabouts> = {}): Whereabouts => ({
  ...{ at: '', knownAt: '', stage: 'at_user', stageLabel: '在用户处', holder: home, since: null },
  ...{ filling: null, test: null, steps: [...steps].reverse() },
  ...over,
})
const states = (whereabouts: Whereabouts) => wayOf(whereabouts).map(({ id, state }) => `${id} ${state}`)

describe('the way of a cylinder, drawn', () => {
  test('rounds go from filling to filling, the newest first; what came before the first has none', () => {
    const steps = [filled(9), fetched(8), brought(5), filled(3), brought(1)]
    expect(roundsOf(steps).map(({ filledAt, steps: own }) => [filledAt?.slice(8, 10), own.length])).toEqual([
      ['09', 1],
      ['03', 3],
      [undefined, 1],
    ])
  })

  test('what the last round says nothing of is skipped, what lies before it is ahead', () => {
    expect(states(told([filled(1), handed(2), brought(3)]))).toEqual([
      'station done',
      'depot skipped',
      'vehicle skipped',
      'courier done',
      'home now',
      'back ahead',
      'test ahead',
    ])
  })

  test('after collection a store is the way back, not the way out', () => {
    const stored = step(5, { kind: 'move', stage: 'stock' })
    const whereabouts = told([filled(1), brought(3), fetched(4), stored], { stage: 'returned', holder: site })
    const back = wayOf(whereabouts).find(({ id }) => id === 'back')
    expect(back).toMatchObject({ state: 'now', at: stored.at, holder: '示范充装站' })
    expect(states(whereabouts)).toContain('depot skipped')
  })

  test('an impossible step keeps its words; an old test is told without being a step of the round', () => {
    const test = { at: '2025-01-01T00:00:00.000Z', site: '示范检验站', nextTestOn: null }
    const nodes = wayOf(told([filled(1), brought(3, ['没有这只瓶'])], { test }))
    expect(nodes.find(({ id }) => id === 'home')?.flags).toEqual(['没有这只瓶'])
    expect(nodes.find(({ id }) => id === 'test')).toMatchObject({ state: 'done', holder: '示范检验站' })
  })

  test('both clocks are told from five minutes on', () => {
    expect(lateBy({ at: '2026-11-01T00:00:00.000Z', knownAt: '2026-11-01T00:05:00.000Z' })).toBeNull()
    expect(lateBy({ at: '2026-11-01T00:00:00.000Z', knownAt: '2026-11-01T00:06:00.000Z' })).toBe(360_000)
    expect(lateBy({ at: '2026-11-01T02:00:00.000Z', knownAt: '2026-11-01T00:00:00.000Z' })).toBe(-7_200_000)
    expect([360_000, 5 * 3_600_000, 3.4 * 86_400_000].map(lateWords)).toEqual(['晚 6 分钟', '晚 5 小时', '晚 3 天'])
    expect(lateWords(-7_200_000)).toBe('早 2 小时，上报方时钟不准')
  })

  test('of a step on two pages the older page is believed; a long text is cut into lines', () => {
    const [page, older] = [told([brought(3, ['交接不对'])]), told([filled(1), brought(3)])]
    expect(joined([page, older]).map(({ factId, flags }) => [factId, flags])).toEqual([
      ['f3', []],
      ['f1', []],
    ])
    expect(linesOf('收瓶的用户处当时', 5)).toEqual(['收瓶的用户', '处当时'])
    expect([handed(1), brought(2), filled(3)].map(shortStep)).toEqual(['交配送员', '送达', '充装'])
  })
})
