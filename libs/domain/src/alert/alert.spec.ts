import fc from 'fast-check'
import { currentChecklist, findItem } from '../checklist/checklists'
import { DomainError } from '../error/domain-error'
import { fact } from '../testing/reviews'
import { ACTOR_LABEL, ALERT_RULES, type AlertState } from './alert'
import { ALERT_RULE_INFO, alertWords } from './alert-rules'
import { allowedAlertActions, applyAlertFact, assertAlertAction } from './alert-state'

const raisedFact = fact('alert.raised', {
  alertId: 'a1',
  rule: 'CYL_TEST_OVERDUE',
  subjectKind: 'cylinder',
  subjectId: 'c1',
  grade: 'A',
  dueOn: '2026-10-31',
  hazardId: null,
  params: {},
})
const raised = applyAlertFact(null, raisedFact) as AlertState
const then = (state: AlertState | null, kind: Parameters<typeof fact>[0], body: object = {}, actor = 'office') =>
  applyAlertFact(state, fact(kind, { alertId: 'a1', ...body }, '2026-11-23T00:00:00.000Z', actor))
const disputed = () => then(raised, 'alert.disputed', { stage: 'proposed' }, 'street') as AlertState

describe('every alert rule', () => {
  it.each(ALERT_RULES)('%s names who acts, what ends it and its basis', (rule) => {
    const info = ALERT_RULE_INFO[rule]
    expect(info.code).toBe(rule)
    expect(ACTOR_LABEL[info.actor]).toBeDefined()
    expect([info.title, info.endsWhen, info.basis].every((words) => words.length > 3)).toBe(true)
    expect(info.unverified).toBe(info.basis.includes('未核实') && info.unverified)
    for (const item of info.foldsUnder) expect(findItem(currentChecklist(), item)).toBeDefined()
  })

  it('says why in one sentence with dates in plain words', () => {
    expect(alertWords('CYL_TEST_OVERDUE', { until: '2026-10-31', derived: 1 })).toBe('检验已于2026年10月到期（推算）')
    expect(alertWords('STOCK_OVER_LIMIT', { bottles: 7, kilograms: 105 })).toBe('存瓶7只，标称共105公斤，没有气瓶间')
    expect(alertWords('HAZARD_OVERDUE', { dueOn: '2026-11-20', stage: 'rectify' })).toBe('整改期限2026年11月20日已过')
    expect(alertWords('HAZARD_OVERDUE', { dueOn: '2026-11-20', stage: 'recheck' })).toContain('复查')
    const named = { dueOn: '2026-11-20', stage: 'rectify', item: 'P02', reason: 'P02-overdue' }
    expect(alertWords('HAZARD_OVERDUE', named)).toBe('检验已到期：整改期限2026年11月20日已过')
  })
})

describe('the life of an alert', () => {
  it('is taken in hand once, by the first', () => {
    const taken = then(raised, 'alert.acknowledged', {}, 'first')
    expect(taken).toMatchObject({ status: 'acknowledged', acknowledgedBy: 'first' })
    expect(then(taken, 'alert.dispatched', {}, 'second')?.acknowledgedBy).toBe('first')
  })

  it('closes when the condition ends, and stays closed', () => {
    const closed = then(raised, 'alert.closed', { reason: 'condition_ended' })
    expect(closed).toMatchObject({ status: 'closed', closeReason: 'condition_ended' })
    fc.assert(
      fc.property(fc.constantFrom('updated', 'acknowledged', 'disputed', 'closed', 'raised'), (kind) => {
        expect(then(closed, `alert.${kind}` as 'alert.closed', { reason: 'false_alarm', stage: 'proposed' })).toEqual(
          closed,
        )
      }),
    )
  })

  it('moves its date and folds under a hazard', () => {
    expect(then(raised, 'alert.updated', { dueOn: '2026-12-31', hazardId: 'h1' })).toMatchObject({
      dueOn: '2026-12-31',
      hazardId: 'h1',
      status: 'open',
    })
  })

  it('cannot go on before it was raised', () => {
    expect(() => then(null, 'alert.closed')).toThrow(DomainError)
    expect(then(raised, 'hazard.found')).toBe(raised)
  })
})

describe('误报', () => {
  it('is confirmed by another person than the one who reported it', () => {
    expect(allowedAlertActions(disputed(), 'street')).not.toContain('confirm_dispute')
    expect(allowedAlertActions(disputed(), 'office')).toContain('confirm_dispute')
    expect(() => assertAlertAction(disputed(), 'confirm_dispute', 'street')).toThrow('不能自己报、自己确认')
    expect(() => assertAlertAction(disputed(), 'confirm_dispute', 'office')).not.toThrow()
  })

  it('stands until confirmed or turned down', () => {
    expect(allowedAlertActions(disputed(), 'office')).not.toContain('dispute')
    const turnedDown = then(disputed(), 'alert.disputed', { stage: 'rejected' }) as AlertState
    expect(allowedAlertActions(turnedDown, 'office')).toEqual(['acknowledge', 'dispatch', 'dispute'])
  })

  it('leaves nothing to do on a closed alert', () => {
    const closed = then(raised, 'alert.closed', { reason: 'false_alarm' }) as AlertState
    expect(allowedAlertActions(closed, 'office')).toEqual([])
    expect(() => assertAlertAction(closed, 'acknowledge', 'office')).toThrow('已办结')
  })
})
