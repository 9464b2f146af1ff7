import fc from 'fast-check'
import type { Problem } from '../error/domain-error'
import { applianceSet, assessed, bottle, cleanVisit, detector, doorVisit, failed, withAnswer } from '../testing/visits'
import type { InspectionContent, VisitOutcome } from './inspection'
import { OUTCOME_REASONS } from './reasons'
import { validateInspection } from './validate'

const paths = (content: InspectionContent): string[] => validateInspection(content).map(({ path }) => path)
const about = (content: InspectionContent, item: string): Problem[] =>
  validateInspection(content).filter((problem) => problem.item === item)

describe('a complete visit', () => {
  it.each(['resident', 'catering', 'other'] as const)('at a %s place has no problem', (premisesType) => {
    expect(validateInspection(cleanVisit({ premisesType }))).toEqual([])
  })

  it('may hold hazards, things put right on the spot and things that could not be seen', () => {
    const broken = failed(failed(cleanVisit(), 'P02', 'overdue'), 'H01', 'rubber')
    expect(validateInspection(broken)).toEqual([])
    const fixed = withAnswer(cleanVisit(), 'H06', {
      result: 'fail',
      reason: 'H06-loose',
      fixed: { beforePhotoId: 'p1', afterPhotoId: 'p2' },
    })
    expect(validateInspection(fixed)).toEqual([])
    expect(
      validateInspection(withAnswer(cleanVisit(), 'Z01', { result: 'unable', reason: 'in_use_now', photoIds: [] })),
    ).toEqual([])
  })
})

describe('what is missing is named with its item and what to do', () => {
  it('finds every question left out, for every thing', () => {
    const content = cleanVisit()
    fc.assert(
      fc.property(fc.subarray(content.answers, { minLength: 1 }), (dropped) => {
        const left = assessed({ ...content, answers: content.answers.filter((answer) => !dropped.includes(answer)) })
        const missing = validateInspection(left).filter(({ path }) => path === 'content.answers')
        expect(missing.map(({ item }) => item).sort()).toEqual(dropped.map(({ item }) => item).sort())
      }),
    )
  })

  it('names the bottle by its place in the count', () => {
    const content = cleanVisit()
    const second = content.bottles[1]?.cylinderId
    const left = { ...content, answers: content.answers.filter((a) => !(a.item === 'P03' && a.thing.id === second)) }
    expect(about(left, 'P03')).toEqual([
      { path: 'content.answers', item: 'P03', message: 'P03 未达设计/报废年限（第2只气瓶）：还没有作答' },
    ])
  })

  it('asks for a reason of that item, for photos, for both photos of a repair', () => {
    const clean = cleanVisit()
    expect(about(withAnswer(clean, 'F01', { result: 'fail' }), 'F01').map(({ path }) => path)).toEqual([
      expect.stringMatching(/reason$/),
      expect.stringMatching(/photoIds$/),
    ])
    expect(about(failed(clean, 'F01', 'no_such'), 'F01')[0]?.message).toContain('原因不属于这一项')
    expect(about(withAnswer(clean, 'P02', { photoIds: [] }), 'P02')[0]?.message).toContain('请拍一张照片')
    const same = { beforePhotoId: 'p', afterPhotoId: 'p' }
    const twice = withAnswer(clean, 'H06', { result: 'fail', reason: 'H06-loose', fixed: same })
    expect(about(twice, 'H06')[0]?.message).toContain('同一张照片')
    expect(about(withAnswer(clean, 'Z02', { result: 'unable' }), 'Z02')[0]?.message).toContain('请选原因')
  })

  it('needs bottles counted, an appliance set for gas in use, and a signature', () => {
    expect(paths(cleanVisit({ bottles: [] }))).toContain('content.bottles')
    expect(paths(cleanVisit({ equipment: [detector()] }))).toContain('content.equipment')
    expect(paths(cleanVisit({ signing: null }))).toEqual(['content.signing'])
  })
})

describe('what contradicts itself is refused', () => {
  it('does not take 不适用 where the thing is always there', () => {
    expect(about(withAnswer(cleanVisit(), 'P02', { result: 'na' }), 'P02')[0]?.message).toContain('不能选“不适用”')
    expect(validateInspection(withAnswer(cleanVisit(), 'H03', { result: 'na' }))).toEqual([])
  })

  it('does not take answers twice, of other places or of unknown things', () => {
    const clean = cleanVisit()
    const [first] = clean.answers
    const twice = assessed({ ...clean, answers: [...clean.answers, ...(first ? [first] : [])] })
    expect(validateInspection(twice)[0]?.message).toContain('答了两次')
    const stray = { item: 'M01', thing: { kind: 'place' as const, id: clean.premisesId } }
    const foreign = { ...stray, result: 'pass' as const, reason: null, photoIds: [], fixed: null }
    expect(about(assessed({ ...clean, answers: [...clean.answers, foreign] }), 'M01')[0]?.message).toContain(
      '不在这次检查内',
    )
  })

  it('does not take a pass that the dates or the stock in the same paper refute', () => {
    const oldHose = cleanVisit({
      equipment: [applianceSet({ hoseKind: 'rubber', hoseFrom: '2020-01-01' }), detector()],
    })
    expect(about(oldHose, 'H02')[0]?.message).toContain('软管使用年限已于2021年7月1日到期')
    const bottles = [1, 2].map((n) => bottle(n, { chargeGrams: 50_000 }))
    const full = cleanVisit({ premisesType: 'catering', bottles })
    expect(about(full, 'P08')[0]?.message).toContain('没有气瓶间')
    expect(validateInspection(failed(full, 'P08', 'no_room'))).toEqual([])
  })

  it('does not take a detector that is answered for but not listed', () => {
    expect(about(cleanVisit({ equipment: [applianceSet()] }), 'B01')[0]?.message).toContain('请登记这只报警器')
  })

  it('does not take findings that do not follow from the answers', () => {
    const content = failed(cleanVisit(), 'P02', 'overdue')
    expect(paths({ ...content, findings: [] })).toEqual(['content.findings'])
    expect(paths({ ...content, findings: content.findings.map((f) => ({ ...f, grade: 'C' as const })) })).toEqual([
      'content.findings',
    ])
  })

  it('does not repair a basement on the spot', () => {
    const fixed = { beforePhotoId: 'p1', afterPhotoId: 'p2' }
    const content = withAnswer(cleanVisit(), 'E01', { result: 'fail', reason: 'E01-basement', fixed })
    expect(about(content, 'E01')[0]?.message).toContain('结构性')
  })

  it('sends a smell of gas to the evacuation, not into the form', () => {
    expect(about(failed(cleanVisit(), 'E09', 'leak'), 'E09')[0]?.message).toContain('险情撤离')
  })

  it('does not take a visit that ends before it starts or lasts longer than a day', () => {
    expect(paths(cleanVisit({ finishedAt: '2026-11-22T00:00:00.000Z' }))).toEqual(['content.finishedAt'])
    expect(paths(cleanVisit({ finishedAt: '2026-11-23T01:00:00.001Z' }))).toEqual(['content.finishedAt'])
    expect(paths(cleanVisit({ startedAt: '2026-13-22T01:00:00.000Z' }))).toEqual(['content.startedAt'])
  })

  it('knows only published checklists', () => {
    expect(paths(cleanVisit({ checklistVersion: '1999-1' }))).toEqual(['content.checklistVersion'])
  })
})

describe('dates of the equipment', () => {
  const withSet = (over: Parameters<typeof applianceSet>[0]) => {
    const content = cleanVisit()
    const equipment = content.equipment.map((one) => (one.kind === 'appliance' ? { ...one, ...over } : one))
    return paths(assessed({ ...content, equipment }))
  }

  it.each(['stoveSoldOn', 'hoseFrom', 'regulatorFrom'] as const)('%s cannot lie after the visit', (field) => {
    expect(withSet({ [field]: '2100-12-31' })).toContain(`content.equipment[0].${field}`)
  })

  it('a stamp may reach into the future, but not a lifetime', () => {
    expect(withSet({ regulatorUntil: '2030-01-01' })).toEqual([])
    expect(withSet({ regulatorUntil: '2100-01-01' })).toContain('content.equipment[0].regulatorUntil')
  })
})

describe('the count of bottles', () => {
  it('needs the use of a bottle that is there and only of such a one', () => {
    expect(paths(cleanVisit({ bottles: [bottle(1), bottle(2, { use: null })] }))).toEqual(['content.bottles[1].use'])
    expect(paths(cleanVisit({ bottles: [bottle(1), bottle(2, { presence: 'swapped' })] }))).toEqual([
      'content.bottles[1].use',
    ])
    expect(paths(cleanVisit({ bottles: [bottle(1), bottle(1)] }))).toContain('content.bottles[1].cylinderId')
  })

  it('needs the stamp of an unregistered bottle, its code, and the fail of P01', () => {
    const unknown = bottle(1, { registered: false })
    const content = cleanVisit({ bottles: [unknown] })
    expect(paths(content)).toEqual(['content.bottles[0].stampPhotoId', expect.stringMatching(/^content.answers/)])
    const withPhoto = cleanVisit({ bottles: [{ ...unknown, stampPhotoId: 'photo-9' }] })
    expect(validateInspection(failed(withPhoto, 'P01', 'unregistered'))).toEqual([])
    const noCode = cleanVisit({ bottles: [{ ...unknown, stampPhotoId: 'photo-9', scannedCode: null }] })
    expect(paths(noCode)).toContain('content.bottles[0].scannedCode')
    expect(validateInspection(failed(noCode, 'P01', 'unreadable'))).toEqual([])
  })
})

describe('the eight ways a visit ends', () => {
  it.each(['not_home', 'refused', 'moved_out', 'not_found'] as const)(
    '%s needs the door photo and a reason',
    (outcome) => {
      const [reason] = OUTCOME_REASONS[outcome]
      expect(validateInspection(doorVisit({ outcome, outcomeReason: reason?.code ?? null }))).toEqual([])
      expect(paths(doorVisit({ outcome, outcomeReason: null, photoIds: [] }))).toEqual([
        'content.outcomeReason',
        'content.photoIds',
      ])
      expect(paths(doorVisit({ outcome, outcomeReason: 'because' }))).toEqual(['content.outcomeReason'])
    },
  )

  it('closed needs a date of review that is not past', () => {
    const closed = { outcome: 'closed' as const, outcomeReason: 'paused' }
    expect(validateInspection(doorVisit({ ...closed, nextVisitOn: '2026-12-22' }))).toEqual([])
    expect(paths(doorVisit(closed))).toEqual(['content.nextVisitOn'])
    expect(paths(doorVisit({ ...closed, nextVisitOn: '2026-11-21' }))).toEqual(['content.nextVisitOn'])
  })

  it('rescheduled needs only the new date', () => {
    const content = doorVisit({ outcome: 'rescheduled', outcomeReason: null, photoIds: [] })
    expect(paths(content)).toEqual(['content.nextVisitOn'])
    expect(validateInspection({ ...content, nextVisitOn: '2026-11-22' })).toEqual([])
  })

  it('evacuated needs the leak record and nothing else', () => {
    const leak = { valveClosed: true, ventilated: false, everyoneOut: true, calledAt: null }
    const content = doorVisit({ outcome: 'evacuated', outcomeReason: null, photoIds: [], leak })
    expect(validateInspection(content)).toEqual([])
    expect(paths({ ...content, leak: null })).toEqual(['content.leak'])
    expect(paths(cleanVisit({ leak }))).toEqual(['content.leak'])
  })

  it('answers and counts belong to a completed visit', () => {
    const outcomes: VisitOutcome[] = ['not_home', 'refused', 'not_found']
    for (const outcome of outcomes) {
      const { answers, bottles } = cleanVisit()
      expect(paths(doorVisit({ outcome, answers, bottles }))).toEqual(
        expect.arrayContaining(['content.answers', 'content.bottles']),
      )
    }
  })
})

describe('signing', () => {
  const signedAs = (signing: InspectionContent['signing']): string[] => paths(cleanVisit({ signing }))

  it('may be refused or impossible, with a reason and a witness', () => {
    const witness = 'a'.repeat(64)
    expect(signedAs({ kind: 'self', mode: 'refused', reason: 'unwilling', witness })).toEqual([])
    expect(signedAs({ kind: 'family', mode: 'unable', reason: 'cannot_write', witness })).toEqual([])
    expect(signedAs({ kind: 'self', mode: 'refused', reason: null, witness: null })).toEqual([
      'content.signing.reason',
      'content.signing.witness',
    ])
    expect(signedAs({ kind: 'self', mode: 'signed', reason: 'unwilling', witness })).toHaveLength(2)
  })

  it('has no signer where nobody was met', () => {
    const signing = { kind: 'self' as const, mode: 'signed' as const, reason: null, witness: null }
    expect(paths(doorVisit({ signing }))).toEqual(['content.signing'])
  })
})
