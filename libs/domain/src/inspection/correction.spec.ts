import fc from 'fast-check'
import { currentChecklist, reasonsFor } from '../checklist/checklists'
import { contentHash } from '../content/hash'
import { cleanVisit, failed } from '../testing/visits'
import { dateInShanghai } from '../time/calendar'
import {
  assertMayAgree,
  asTrueNow,
  type CorrectionChange,
  corrected,
  correctionProblems,
  findingOf,
  takesBack,
} from './correction'
import type { Answer } from './inspection'

const NOW = '2026-12-01T02:00:00.000Z'
const checklist = currentChecklist()
const visit = cleanVisit()

const said = ({ result, reason }: Answer) => ({ result, reason })
const answerOf = (item: string, content = visit) => content.answers.find((one) => one.item === item) as Answer
const change = (item: string, after: { result: Answer['result']; reason: string | null }, content = visit) => {
  const answer = answerOf(item, content)
  return { kind: 'answer', item, thing: answer.thing, before: said(answer), after } as const
}
const problems = (one: CorrectionChange, content = visit) => correctionProblems(content, one, NOW)

const failing = checklist.items.filter((item) => item.code !== 'E09' && reasonsFor(item, 'resident').length > 0)
const anyChange = fc
  .constantFrom(...visit.answers.filter(({ item }) => failing.some(({ code }) => code === item)))
  .chain((answer) => {
    const item = failing.find(({ code }) => code === answer.item)
    const reasons = item ? reasonsFor(item, 'resident').map(({ code }) => code) : []
    const after = fc.oneof(
      fc.constant({ result: 'pass' as const, reason: null }),
      fc.constantFrom(...reasons).map((reason) => ({ result: 'fail' as const, reason })),
    )
    const { item: code, thing } = answer
    return after.map((to): CorrectionChange => ({ kind: 'answer', item: code, thing, before: said(answer), after: to }))
  })

describe('更正', () => {
  it('never touches what was signed, and the last word about an answer counts', () => {
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 8 }), (changes) => {
        const before = contentHash(visit)
        const read = corrected(visit, changes)
        expect(contentHash(visit)).toBe(before)
        for (const answer of read.answers) {
          const about = changes.filter(
            (one) => one.kind === 'answer' && one.item === answer.item && one.thing.id === answer.thing.id,
          )
          const last = about[about.length - 1]
          const was = visit.answers.find(
            (one) => one.item === answer.item && one.thing.id === answer.thing.id,
          ) as Answer
          expect(said(answer)).toEqual(last?.kind === 'answer' ? last.after : said(was))
        }
      }),
      { numRuns: 60 },
    )
  })

  it('uncovers the hazard by the same rules, with its days running from today', () => {
    const found = findingOf(visit, change('H02', { result: 'fail', reason: 'H02-cracked' }), NOW)
    expect(found).toMatchObject({ item: 'H02', reason: 'H02-cracked', grade: 'B', deadlineOn: '2026-12-08' })
    expect(found?.deadlineOn && found.deadlineOn > dateInShanghai(NOW)).toBe(true)
    expect(findingOf(visit, change('H02', { result: 'unable', reason: 'covered' }), NOW)).toBeNull()
  })

  it('tells a reader what is true now: no hazard that was a mistake, and the one that was overlooked', () => {
    const wrong = failed(visit, 'H02', 'cracked')
    const at = (one: CorrectionChange) => ({ change: one, madeAt: NOW })
    expect(asTrueNow(wrong, [at(change('H02', { result: 'pass', reason: null }, wrong))]).findings).toEqual([])
    const overlooked = asTrueNow(visit, [at(change('H02', { result: 'fail', reason: 'H02-cracked' }))])
    expect(overlooked.findings).toMatchObject([{ item: 'H02', deadlineOn: '2026-12-08' }])
    expect(asTrueNow(wrong, [])).toEqual(wrong)
  })

  it('needs a second person only where a hazard may end with it', () => {
    const wrong = failed(visit, 'H02', 'cracked')
    expect(takesBack(change('H02', { result: 'pass', reason: null }, wrong))).toBe(true)
    expect(takesBack(change('H02', { result: 'fail', reason: 'H02-cracked' }))).toBe(false)
    expect(() => assertMayAgree({ status: 'waiting', madeBy: 'a' }, 'a')).toThrow(/另一位同事/)
    expect(() => assertMayAgree({ status: 'standing', madeBy: 'a' }, 'b')).toThrow(/已更正/)
    expect(() => assertMayAgree({ status: 'waiting', madeBy: 'a' }, 'b')).not.toThrow()
  })

  it('is refused for a reason of another item, for an answer nobody gave, and when nothing changes', () => {
    expect(problems(change('H02', { result: 'fail', reason: 'Z03-expired' }))[0]?.path).toBe('change.after.reason')
    expect(problems(change('H02', { result: 'fail', reason: null }))).toHaveLength(1)
    expect(problems({ ...change('H02', { result: 'na', reason: null }), item: 'X99' })[0]?.path).toBe('change.item')
    expect(problems(change('H02', { result: 'pass', reason: null }))[0]?.message).toMatch(/没有要更正的/)
    expect(problems(change('H02', { result: 'fail', reason: 'H02-cracked' }))).toEqual([])
  })

  it('of what somebody corrected a moment ago asks to look again', () => {
    const first = change('H02', { result: 'fail', reason: 'H02-cracked' })
    const now = corrected(visit, [first])
    expect(problems({ ...first, after: { result: 'unable', reason: 'covered' } }, now)[0]?.path).toBe('change.before')
  })

  it('of the head may name another kind, another signer, another date to come', () => {
    const head = (field: 'kind' | 'signer' | 'nextVisitOn', before: string | null, after: string | null) =>
      problems({ kind: 'header', field, before, after })
    expect(head('kind', 'annual', 'special')).toEqual([])
    expect(head('kind', 'annual', 'joint')).toHaveLength(1)
    expect(head('signer', 'self', 'family')).toEqual([])
    expect(head('signer', 'self', 'neighbour')).toHaveLength(1)
    expect(head('nextVisitOn', null, '2026-12-24')).toEqual([])
    expect(head('nextVisitOn', null, '2026-11-01')).toHaveLength(1)
    expect(head('nextVisitOn', '2026-12-24', null)[0]?.path).toBe('change.before')
  })
})
