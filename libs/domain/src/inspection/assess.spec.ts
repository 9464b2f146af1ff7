import fc from 'fast-check'
import { currentChecklist } from '../checklist/checklists'
import { itemsFor } from '../checklist/items-for'
import { cleanVisit, doorVisit, failed, firstReason, PLACE, passed, withAnswer } from '../testing/visits'
import { assess, isEmergency } from './assess'
import type { Answer } from './inspection'
import { findingWords, hazardNumber, visitNumber } from './result-words'

const visit = cleanVisit({ premisesType: 'catering', hasCylinderRoom: true })

describe('what follows from the answers', () => {
  it('is nothing when all is in order', () => {
    expect(assess(cleanVisit())).toEqual([])
  })

  it('sets grade, measure and deadline by the reason: A the next day, B in 7, C in 15', () => {
    const found = failed(failed(failed(visit, 'M01', 'no_card'), 'H01', 'rubber'), 'P02', 'overdue').findings
    expect(found.map(({ item, grade, measure, deadlineOn }) => [item, grade, measure, deadlineOn])).toEqual([
      ['P02', 'A', 'stop_cylinder', '2026-11-23'],
      ['H01', 'B', 'close_after_use', '2026-11-29'],
      ['M01', 'C', 'inform', '2026-12-07'],
    ])
  })

  it('counts deadlines in Tianjin’s calendar, not in UTC', () => {
    const late = { ...failed(visit, 'P02', 'overdue'), finishedAt: '2026-11-22T16:30:00.000Z' }
    expect(assess(late)[0]?.deadlineOn).toBe('2026-11-24')
  })

  it('only advises a resident to fit a detector, without a deadline', () => {
    const home = failed(cleanVisit(), 'B01', 'missing').findings[0]
    expect(home).toMatchObject({ grade: 'advice', deadlineOn: null })
    expect(failed(visit, 'B01', 'missing').findings[0]).toMatchObject({ grade: 'A', deadlineOn: '2026-11-23' })
  })

  it('has no deadline for what was put right on the spot', () => {
    const fixed = { beforePhotoId: 'b', afterPhotoId: 'a' }
    const content = withAnswer(visit, 'H06', { result: 'fail', reason: 'H06-loose', fixed })
    expect(content.findings).toEqual([expect.objectContaining({ item: 'H06', fixedOnSite: true, deadlineOn: null })])
  })

  it('is one leak on the place when everybody had to leave', () => {
    const leak = { valveClosed: true, ventilated: true, everyoneOut: true, calledAt: null }
    const found = doorVisit({ outcome: 'evacuated', outcomeReason: null, photoIds: [], leak }).findings
    expect(found).toEqual([
      expect.objectContaining({ item: 'E09', grade: 'A', measure: 'evacuate', thing: { kind: 'place', id: PLACE } }),
    ])
    expect(found.every(isEmergency)).toBe(true)
  })

  it('does not depend on the order in which the questions were answered', () => {
    const asked = itemsFor(currentChecklist(), { premisesType: 'catering', things: visit })
    const answers: Answer[] = asked.map((question) => ({
      ...passed(question),
      result: 'fail',
      reason: firstReason(question.item, 'catering'),
    }))
    const straight = assess({ ...visit, answers })
    expect(straight).toHaveLength(asked.length)
    fc.assert(
      fc.property(fc.shuffledSubarray(answers, { minLength: answers.length }), (shuffled) => {
        expect(assess({ ...visit, answers: shuffled })).toEqual(straight)
      }),
    )
  })
})

describe('the result in the household’s words', () => {
  const wordsOf = (content: ReturnType<typeof failed>) => {
    const [finding] = content.findings
    return finding && findingWords(finding, currentChecklist())
  }

  it('names the fault, what is done now, what ends it and by which date', () => {
    expect(wordsOf(failed(visit, 'P02', 'overdue'))).toEqual({
      title: '检验已到期',
      measure: '此瓶立即关阀停用，通知气站换瓶',
      remedy: '联系气站换成检验合格的气瓶',
      deadline: '2026年11月23日前改好',
    })
  })

  it('asks to stop use and bring a plan where the building itself is the hazard', () => {
    expect(wordsOf(failed(visit, 'E02', 'high_rise'))?.deadline).toBe('2026年11月23日前停止使用，另报改造方案和日期')
    expect(wordsOf(failed(cleanVisit(), 'B01', 'missing'))?.deadline).toBe('建议，不设期限')
  })

  it('numbers visits and hazards by day', () => {
    expect(visitNumber('2026-11-22', 'a')).toMatch(/^PA-20261122-[0-9A-HJKMNP-TV-Z]{8}$/)
    expect(hazardNumber('2026-11-22', 'a')).not.toBe(hazardNumber('2026-11-22', 'b'))
  })
})
