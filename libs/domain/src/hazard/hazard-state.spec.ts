import fc from 'fast-check'
import { DomainError } from '../error/domain-error'
import { fact, foundHazard } from '../testing/reviews'
import type { HazardState } from './hazard'
import { allowedHazardActions, assertHazardAction } from './hazard-actions'
import { applyHazardFact } from './hazard-state'

const LATER = '2026-11-23T02:00:00.000Z'
const then = (
  state: HazardState | null,
  kind: Parameters<typeof fact>[0],
  body: object = {},
  actor = 'worker',
  at = LATER,
) => applyHazardFact(state, fact(kind, { hazardId: 'h1', ...body }, at, actor))

const toCompany = { accountId: null, companyId: 'gas-station' }
const sent = () => then(foundHazard(), 'hazard.dispatched', toCompany)
const mended = () => then(sent(), 'hazard.rectified', { photoIds: ['p2'] }) as HazardState
const refusal = (act: () => void): string => {
  try {
    act()
  } catch (error) {
    if (error instanceof DomainError) return error.code
    throw error
  }
  return ''
}

describe('the closed loop of a hazard', () => {
  it('runs found, dispatched, rectified, rechecked', () => {
    expect(foundHazard()).toMatchObject({ status: 'open', deadlineOn: '2026-11-29', returns: 0 })
    expect(sent()).toMatchObject({ status: 'dispatched', assigneeCompanyId: 'gas-station' })
    expect(mended()).toMatchObject({ status: 'rectified', rectifiedBy: 'worker', rectifiedAt: LATER })
    expect(then(mended(), 'hazard.rechecked', { pass: true }, 'other')).toMatchObject({
      status: 'closed',
      closeReason: 'rechecked',
      closedAt: LATER,
    })
  })

  it('is closed at once when put right on the spot', () => {
    expect(foundHazard({ fixedOnSite: true, deadlineOn: null })).toMatchObject({
      status: 'closed',
      closeReason: 'fixed_on_site',
    })
  })

  it('found by a wrong entry ends as 误录', () => {
    expect(then(sent(), 'hazard.withdrawn', { correctionId: 'c1' })).toMatchObject({
      status: 'closed',
      closeReason: 'mistaken',
      closedAt: LATER,
    })
  })

  it('goes on at the entry that stays, or ends in the same hazard there', () => {
    const to = { premisesId: 'survivor', thingId: 'survivor' }
    expect(then(sent(), 'hazard.relocated', { ...to, foldedIntoId: null })).toMatchObject({
      ...to,
      status: 'dispatched',
    })
    expect(then(sent(), 'hazard.relocated', { ...to, foldedIntoId: 'h2' })).toMatchObject({
      ...{ ...to, status: 'closed' },
      ...{ closeReason: 'merged', closedAt: LATER },
    })
  })

  it('goes one step back when the recheck fails or someone returns it', () => {
    expect(then(mended(), 'hazard.rechecked', { pass: false }, 'other')).toMatchObject({
      status: 'dispatched',
      rectifiedBy: null,
      returns: 1,
    })
    expect(then(sent(), 'hazard.returned')).toMatchObject({ status: 'open', assigneeCompanyId: null, returns: 1 })
    const unsent = then(foundHazard(), 'hazard.rectified')
    expect(then(unsent, 'hazard.returned')).toMatchObject({ status: 'open' })
  })

  it('gets graver but never more time when it is seen again', () => {
    const graver = { reason: 'H02-leak', grade: 'A', measure: 'stop_use', deadlineOn: '2026-11-24' }
    expect(then(foundHazard(), 'hazard.confirmed', graver)).toMatchObject(graver)
    const milder = { reason: 'H01-x', grade: 'C', measure: 'inform', deadlineOn: '2026-12-20' }
    expect(then(foundHazard(), 'hazard.confirmed', milder)).toMatchObject({
      reason: 'H01-rubber',
      grade: 'B',
      deadlineOn: '2026-11-29',
    })
  })

  it('undoes a reported rectification only when seen after it', () => {
    const seen = { reason: 'H01-rubber', grade: 'B', measure: 'close_after_use', deadlineOn: null }
    expect(then(mended(), 'hazard.confirmed', seen, 'inspector', '2026-11-25T00:00:00.000Z')?.status).toBe('dispatched')
    expect(then(mended(), 'hazard.confirmed', seen, 'inspector', '2026-11-22T12:00:00.000Z')?.status).toBe('rectified')
  })

  it('cannot go on before it was found, and ignores facts about other things', () => {
    expect(refusal(() => then(null, 'hazard.rectified'))).toBe('HAZARD_NOT_FOUND')
    expect(then(mended(), 'alert.closed')).toEqual(mended())
  })

  it('stays closed whatever arrives late', () => {
    const closed = then(mended(), 'hazard.rechecked', { pass: true }, 'other')
    const kinds = ['found', 'confirmed', 'dispatched', 'rectified', 'rechecked', 'returned'] as const
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...kinds)), (late) => {
        const after = late.reduce((state, kind) => then(state, `hazard.${kind}`, { pass: false }), closed)
        expect(after).toEqual(closed)
      }),
    )
  })
})

describe('who may do what with a hazard', () => {
  it('follows the state', () => {
    expect(allowedHazardActions(foundHazard(), 'any')).toEqual(['dispatch', 'rectify'])
    expect(allowedHazardActions(mended(), 'other')).toEqual(['recheck', 'return'])
    expect(refusal(() => assertHazardAction(foundHazard(), 'recheck', { actorId: 'x' }))).toBe('HAZARD_STATE')
  })

  it('never lets the rectifier recheck himself', () => {
    expect(allowedHazardActions(mended(), 'worker')).toEqual(['return'])
    expect(refusal(() => assertHazardAction(mended(), 'recheck', { actorId: 'worker', pass: true }))).toBe(
      'HAZARD_SAME_PERSON',
    )
    expect(refusal(() => assertHazardAction(mended(), 'recheck', { actorId: 'other', pass: true }))).toBe('')
  })

  it('needs the after-photo', () => {
    expect(refusal(() => assertHazardAction(foundHazard(), 'rectify', { actorId: 'w', photoIds: [] }))).toBe(
      'HAZARD_PHOTO_MISSING',
    )
  })

  it('ends an emergency only with a zero reading, read by both', () => {
    const leak = foundHazard({ item: 'E09', emergency: true })
    const rectify = (readingLelTenths: number | null) => () =>
      assertHazardAction(leak, 'rectify', { actorId: 'w', photoIds: ['p'], readingLelTenths })
    expect([rectify(null), rectify(5), rectify(0)].map(refusal)).toEqual([
      'HAZARD_READING_NOT_ZERO',
      'HAZARD_READING_NOT_ZERO',
      '',
    ])
    const released = { ...leak, status: 'rectified' as const, rectifiedBy: 'w' }
    expect(refusal(() => assertHazardAction(released, 'recheck', { actorId: 'o', pass: true }))).toBe(
      'HAZARD_READING_NOT_ZERO',
    )
    expect(refusal(() => assertHazardAction(released, 'recheck', { actorId: 'o', pass: false }))).toBe('')
  })
})
