import { validatePaper } from '@app/domain'
import type { PremisesDetail } from '../../premises/types'
import { bodyOf, emptySheet, entryOf, keyOf, type PaperValues, questionsOf } from './paper-values'

const ID = '00000000-0000-7000-8000-000000000001'
const BOTTLE = '00000000-0000-7000-8000-000000000101'
const SET = '00000000-0000-7000-8000-000000000201'

const premises = {
  id: ID,
  type: 'resident',
  lastVisitOn: null,
  hasCylinderRoom: false,
  bottles: [{ id: BOTTLE, code: 'HX1', model: 'YSP35.5', use: 'in_use' }],
  equipment: [
    {
      id: SET,
      kind: 'appliance',
      label: '一号灶',
      hasWaterHeater: false,
      stoveSoldOn: '2024-01-01',
      hoseKind: 'stainless',
      hoseFrom: '2024-01-01',
      regulatorFrom: '2024-01-01',
      regulatorUntil: null,
      detectorFrom: null,
    },
  ],
} as unknown as PremisesDetail

function typed(over: Partial<PaperValues> = {}): PaperValues {
  const begun = {
    ...emptySheet(premises, ID),
    visitedOn: '2026-06-01',
    sheetNo: 'XC-1',
    sheetPhotoIds: [ID],
  } as PaperValues
  const answers = Object.fromEntries(
    questionsOf(begun, premises).map((question) => [
      keyOf(question),
      question.item.code === 'B01'
        ? { result: 'fail' as const, reason: 'B01-missing' }
        : { result: 'pass' as const, reason: null },
    ]),
  )
  return { ...begun, answers, ...over }
}

const problems = (values: PaperValues) => validatePaper(entryOf(bodyOf(values, premises), premises), '2026-06-10')

describe('the form of a sheet', () => {
  it('begins with what the register expects: every bottle there, every set asked about', () => {
    const codes = questionsOf(typed(), premises).map(({ item }) => item.code)
    expect(codes).toEqual(expect.arrayContaining(['P01', 'H02', 'Z03', 'E01']))
    expect(typed().kind).toBe('first')
  })

  it('typed in full is what the server takes', () => {
    expect(problems(typed()).filter(({ item }) => item !== 'B01')).toEqual([])
  })

  it('of an older sheet sends no date of a part that was fitted later', () => {
    const later = typed().sets.map((set) => ({ ...set, hoseFrom: '2026-06-05' }))
    expect(bodyOf(typed({ sets: later }), premises).equipment).toMatchObject([
      { hoseFrom: null, stoveSoldOn: '2024-01-01' },
    ])
  })

  it('sends no answer about a bottle that was not there', () => {
    const gone = typed({ bottles: { [BOTTLE]: { presence: 'swapped', use: 'in_use' } } })
    const body = bodyOf(gone, premises)
    expect(body.answers.some(({ thing }) => thing.id === BOTTLE)).toBe(false)
    expect(body.bottles).toMatchObject([{ presence: 'swapped', use: null }])
  })

  it('of a visit that ended at the door sends neither bottles nor answers nor a signer', () => {
    const body = bodyOf(typed({ outcome: 'not_home', outcomeReason: 'no_answer' }), premises)
    expect(body).toMatchObject({ bottles: [], answers: [], signing: null, outcomeReason: 'no_answer' })
  })
})
