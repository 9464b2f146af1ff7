import fc from 'fast-check'
import type { CylinderEvent } from '../custody/event'
import { EVENT_FACT } from '../custody/steps-of'
import type { CylinderEventBody } from '../fact/custody-bodies'
import { type RecallCriteria, recallSpan } from './recall'
import { correctedEndOf, recallEndOf } from './recall-end'
import { RecallSearch } from './recall-search'

const CRITERIA = {
  ...{ by: 'filled' as const, companyId: 'company', siteId: 'station' },
  ...{ from: '2026-03-01T00:00:00.000Z', to: '2026-03-02T00:00:00.000Z' },
}
const DURING = '2026-03-01T08:00:00.000Z'

const filling = (over: Partial<Extract<CylinderEvent, { kind: 'fill' }>> = {}): CylinderEvent => ({
  ...{ eventId: 'E', code: 'HX1', occurredAt: DURING, kind: 'fill', site: 'CZ01', before: [] },
  ...{ after: { leakFree: true, weightRight: true }, tareKg: 16, grossKg: 30, netKg: 14, scale: 'C', operator: 'G' },
  ...over,
})
const body = (event: CylinderEvent, over: Partial<CylinderEventBody> = {}): CylinderEventBody => ({
  ...{ event, cylinderId: 'bottle', companyId: 'company', from: null, to: { kind: 'site', id: 'station' } },
  ...{ atTestStation: false, ...over },
})
const fact = (id: string, told: CylinderEventBody) => ({ id, kind: EVENT_FACT[told.event.kind], body: told })
const correction = (factId: string, nth: number, instead: CylinderEventBody | null) => ({
  id: `c${nth}-${factId}`,
  kind: 'cylinder.event_corrected' as const,
  body: { correctionId: 'K', correctsFactId: factId, nth, cylinderId: 'bottle', companyId: 'company', instead },
})
const found = (
  facts: Parameters<RecallSearch['take']>[0][],
  criteria: Exclude<RecallCriteria, { by: 'made' }> = CRITERIA,
) => {
  const search = new RecallSearch(criteria, new Set(['station']))
  for (const one of facts) search.take(one)
  return { bottles: search.matches().map(({ cylinderId }) => cylinderId), refuted: search.refuted() }
}

describe('Which cylinders a recall means', () => {
  test.each([
    ['filled in the span at the station', body(filling()), true],
    ['at its first moment', body(filling({ occurredAt: CRITERIA.from })), true],
    ['at its last moment', body(filling({ occurredAt: CRITERIA.to })), true],
    ['a moment before', body(filling({ occurredAt: '2026-02-28T23:59:59.999Z' })), false],
    ['at another station', body(filling(), { to: { kind: 'site', id: 'elsewhere' } }), false],
    ['delivered in the span', body({ ...filling(), kind: 'move' } as never), false],
  ])('%s: %#', (_, told, meant) => expect(found([fact('f', told)]).bottles).toEqual(meant ? ['bottle'] : []))

  test('without a station whatever the company itself reports counts', () => {
    const anywhere = { ...CRITERIA, siteId: null }
    expect(found([fact('f', body(filling(), { to: { kind: 'site', id: 'other' } }))], anywhere).bottles).toEqual([
      'bottle',
    ])
    expect(
      found([fact('f', body(filling(), { companyId: 'b', to: { kind: 'site', id: 'x' } }))], anywhere).bottles,
    ).toEqual([])
  })

  test('a filling that was taken back brings nothing in, one that was put right does; of several corrections the last counts', () => {
    const told = fact('f', body(filling({ occurredAt: '2026-02-01T00:00:00.000Z' })))
    const right = correction('f', 1, body(filling()))
    expect(found([told, right])).toEqual({ bottles: ['bottle'], refuted: [] })
    expect(found([told, right, correction('f', 2, null)])).toEqual({ bottles: [], refuted: ['f'] })
  })

  test('in whatever order facts and corrections are read, the answer is the same', () => {
    const facts = [
      fact('a', body(filling(), { cylinderId: 'one' })),
      fact('b', body(filling(), { cylinderId: 'two' })),
      correction('b', 1, null),
      correction('c', 1, body(filling(), { cylinderId: 'three' })),
      correction('c', 2, body(filling({ occurredAt: '2026-05-01T00:00:00.000Z' }), { cylinderId: 'three' })),
    ]
    const all = fc.shuffledSubarray(facts, { minLength: facts.length, maxLength: facts.length })
    fc.assert(fc.property(all, (order) => expect(found(order).bottles).toEqual(['one'])))
  })
})

describe('What ends the search for a recalled cylinder', () => {
  const recalled = { cylinderId: 'bottle', openedAt: DURING, stationIds: new Set(['station']) }
  const after = '2026-03-05T00:00:00.000Z'
  const end = (kind: Parameters<typeof recallEndOf>[0]['kind'], told: unknown, occurredAt = after) =>
    recallEndOf({ kind, occurredAt, body: told }, recalled)
  const event = (kind: CylinderEvent['kind'], over: object = {}) => body({ ...filling(), kind, ...over } as never)

  test('that it was collected after the opening, not before', () => {
    expect(end('cylinder.collected', event('collect'))).toBe('collected')
    expect(end('cylinder.collected', event('collect'), '2026-02-01T00:00:00.000Z')).toBeNull()
  })

  test('that it came to a station or a test station; on its way out from one to a store it did not', () => {
    expect(end('cylinder.moved', event('move'))).toBe('stationed')
    const toStore = { ...event('move'), to: { kind: 'site', id: 'store' } }
    expect(end('cylinder.moved', toStore)).toBeNull()
    expect(end('cylinder.moved', { ...toStore, atTestStation: true })).toBe('stationed')
  })

  test('that it was tested, or scrapped whenever that was', () => {
    expect(end('cylinder.tested', event('test', { conclusion: 'passed' }))).toBe('tested')
    expect(end('cylinder.tested', event('test', { conclusion: 'scrap' }), '2026-01-01T00:00:00.000Z')).toBe('scrapped')
    expect(end('cylinder.deregistered', event('deregister', { reason: 'lost' }))).toBeNull()
  })

  test('已换走 at a count ends it, 去向不明 does not: that is what is still to be found', () => {
    expect(end('cylinder.counted', { presence: 'swapped' })).toBe('swapped')
    expect(end('cylinder.counted', { presence: 'missing' })).toBeNull()
    expect(end('cylinder.cleared', { fate: 'returned' })).toBe('collected')
    expect(end('cylinder.cleared', { fate: 'moved' })).toBeNull()
  })

  test('a swap ends it for the bottle that went out, not for the one that came in', () => {
    expect(end('cylinder.swapped', { newCylinderId: 'another' })).toBe('swapped')
    expect(end('cylinder.swapped', { newCylinderId: 'bottle' })).toBeNull()
  })

  test('a corrected message shows what it says now', () => {
    const collected = event('collect', { occurredAt: after })
    const corrected = (instead: CylinderEventBody | null) =>
      correctedEndOf({ ...correction('f', 1, instead).body, reason: 'wrong_time' } as never, recalled)
    expect(corrected(collected)).toBe('collected')
    expect(corrected(event('collect', { occurredAt: '2026-01-01T00:00:00.000Z' }))).toBeNull()
    expect(corrected(null)).toBeNull()
  })
})

test('a recall is named by its span in the time of Tianjin', () => {
  expect(recallSpan(CRITERIA)).toBe('2026年3月1日08:00至2026年3月2日08:00充装')
  expect(recallSpan({ by: 'made', from: '2024-01-01', to: null })).toBe('2024年1月1日起制造')
  expect(recallSpan({ by: 'made', from: null, to: null })).toBe('全部制造')
})
