import fc from 'fast-check'
import { ALERT_RULES } from '../alert/alert'
import { type OpenAlert, reconcile } from './reconcile'
import type { Condition } from './review'

const keyed = {
  rule: fc.constantFrom(...ALERT_RULES.slice(0, 4)),
  subjectKind: fc.constantFrom('cylinder' as const, 'equipment' as const),
  subjectId: fc.constantFrom('s1', 's2', 's3'),
  grade: fc.constantFrom('A' as const, 'B' as const),
  dueOn: fc.constantFrom(null, '2026-11-01', '2026-12-01'),
  hazardId: fc.constantFrom(null, 'h1'),
}
const conditions = fc.array(fc.record<Condition>({ ...keyed, params: fc.constant({}) }), { maxLength: 12 })
const opens = fc
  .array(fc.record(keyed), { maxLength: 12 })
  .map((alerts) => alerts.map<OpenAlert>((alert, index) => ({ ...alert, id: `a${index}` })))

const keyOf = (each: Pick<Condition, 'rule' | 'subjectKind' | 'subjectId'>): string =>
  `${each.rule} ${each.subjectKind} ${each.subjectId}`

/** Carries the difference out, as the alert feature does. */
function carriedOut(open: OpenAlert[], { raise, update, close }: ReturnType<typeof reconcile>): OpenAlert[] {
  const changed = new Map(update.map(({ id, condition }) => [id, condition]))
  const kept = open.filter(({ id }) => !close.includes(id)).map((alert) => ({ ...alert, ...changed.get(alert.id) }))
  return [...kept, ...raise.map((condition, index) => ({ ...condition, id: `new${index}` }))].map(
    ({ id, rule, subjectKind, subjectId, grade, dueOn, hazardId }) => ({
      id,
      rule,
      subjectKind,
      subjectId,
      grade,
      dueOn,
      hazardId,
    }),
  )
}

describe('the open alerts become the conditions that hold', () => {
  it('exactly, one for each rule and subject', () => {
    fc.assert(
      fc.property(conditions, opens, (holding, open) => {
        const result = carriedOut(open, reconcile(holding, open))
        const wanted = new Map([...holding].reverse().map((c) => [keyOf(c), c]))
        expect(result.map(keyOf).sort()).toEqual([...wanted.keys()].sort())
        for (const alert of result) {
          const { grade, dueOn, hazardId } = wanted.get(keyOf(alert)) as Condition
          expect(alert).toMatchObject({ grade, dueOn, hazardId })
        }
      }),
    )
  })

  it('and nothing is left to do the second time', () => {
    fc.assert(
      fc.property(conditions, opens, (holding, open) => {
        const settled = carriedOut(open, reconcile(holding, open))
        expect(reconcile(holding, settled)).toEqual({ raise: [], update: [], close: [] })
      }),
    )
  })

  it('leaves an alert alone whose condition has not changed', () => {
    const same: OpenAlert = {
      id: 'a1',
      rule: 'CYL_TEST_OVERDUE',
      subjectKind: 'cylinder',
      subjectId: 's1',
      grade: 'A',
      dueOn: null,
      hazardId: null,
    }
    const { id, ...rest } = same
    expect(reconcile([{ ...rest, params: { until: '2026-10-31' } }], [same])).toEqual({
      raise: [],
      update: [],
      close: [],
    })
    expect(reconcile([], [same]).close).toEqual([id])
  })
})
