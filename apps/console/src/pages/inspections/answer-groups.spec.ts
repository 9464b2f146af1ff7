import { type AnswerResult, currentChecklist, findItem } from '@app/domain'
import { groupAnswers } from './answer-groups'
import type { Answer, Content } from './types'

const checklist = currentChecklist()
const BOTTLE = '01900000-0000-7000-8000-000000000001'
const PLACE = '01900000-0000-7000-8000-000000000002'

const answer = (item: string, result: AnswerResult, reason: string | null = null): Answer => {
  const kind = findItem(checklist, item)?.thing ?? 'place'
  return { item, thing: { kind, id: kind === 'cylinder' ? BOTTLE : PLACE }, result, reason, photoIds: [], fixed: null }
}

const content = (answers: Answer[]): Content => ({
  id: PLACE,
  premisesId: PLACE,
  premisesType: 'resident',
  inspectorId: PLACE,
  kind: 'annual',
  outcome: 'completed',
  checklistVersion: checklist.version,
  startedAt: '2026-11-22T00:00:00.000Z',
  finishedAt: '2026-11-22T00:10:00.000Z',
  bottles: [
    {
      cylinderId: BOTTLE,
      presence: 'present',
      use: 'in_use',
      chargeGrams: 14_900,
      scannedCode: 'HX000000001',
      registered: true,
      stampPhotoId: null,
    },
  ],
  equipment: [],
  hasCylinderRoom: false,
  answers,
  findings: [],
  previous: [],
  photoIds: [],
  outcomeReason: null,
  nextVisitOn: null,
  leak: null,
  note: null,
  signing: null,
})

describe('the answers of a visit', () => {
  const [first, second] = checklist.items.filter(({ category }) => category === 'cylinder')
  const place = checklist.items.find(({ category }) => category === 'place')
  const groups = groupAnswers(
    content([
      answer(place?.code ?? '', 'pass'),
      answer(first?.code ?? '', 'pass'),
      answer(second?.code ?? '', 'fail', second?.reasons[0]?.code),
    ]),
    checklist,
  )

  it('stand by category in the order of the visit', () => {
    expect(groups.map(({ label }) => label)).toEqual(['瓶', '环境'])
  })

  it('put what failed first, in the words of the checklist and with the number of the bottle', () => {
    expect(groups[0]?.lines[0]).toMatchObject({ reason: second?.reasons[0]?.wording, thing: 'HX000000001' })
    expect(groups[0]?.fails).toBe(1)
  })

  it('of an item that the checklist no longer has are still shown', () => {
    expect(groupAnswers(content([answer('X99', 'pass')]), checklist)[0]).toMatchObject({ label: '其他' })
  })
})
