import { contentHash, dateInShanghai, type ItemToAnswer, validateInspection } from '@app/domain'
import { answerOf, gapOf, passAll, prejudged, progress, questions, setAnswer, sharePhoto } from './answers'
import { addBottle, bottleByCode, removeBottle, setPresence, setUse, tally } from './bottles'
import { contentOf } from './content'
import type { VisitDraft } from './draft'
import { addEquipment } from './equipment'
import { bottle, id, LATER, NOW, premises, visit } from './sample-visit'
import { submissionOf } from './submission'

const photo = (n: number) => ({ id: id(n), ref: `ref-${n}`, takenAt: NOW })

/** Counts both bottles, sees one stove, finds everything in order, one picture per thing, and the husband signs. */
function cleanVisit(): VisitDraft {
  let draft = addEquipment('appliance')(visit())
  draft = setUse(id(2), 'spare')(setUse(id(1), 'in_use')(draft))
  const asked = questions(draft)
  draft = passAll(asked)(sharePhoto(asked, id(500))({ ...draft, photos: [photo(500)] }))
  const noDetector = asked.find(({ item }) => item.code === 'B01') as ItemToAnswer
  const b01 = { result: 'fail', reason: 'B01-missing' } as const
  return {
    ...setAnswer(noDetector, b01)(draft),
    signing: { kind: 'self', mode: 'signed', reason: null, witness: '' },
  }
}

describe('核瓶 on the phone', () => {
  it('expects every bottle of the register and counts what is really there', () => {
    const draft = setPresence(id(2), 'missing')(setUse(id(1), 'in_use')(visit()))
    expect(tally(visit().bottles)).toEqual({ in_use: 0, spare: 0, empty: 0, open: 2 })
    expect(tally(draft.bottles)).toEqual({ in_use: 1, spare: 0, empty: 0, open: 0 })
  })

  it('knows a bottle by any of its numbers', () => {
    expect(bottleByCode(visit(), 'TJ2')?.cylinderId).toBe(id(2))
    expect(bottleByCode(visit(), 'NOBODY')).toBeUndefined()
  })

  it('forgets the use of a bottle that turns out to be gone', () => {
    const draft = setPresence(id(1), 'swapped')(setUse(id(1), 'in_use')(visit()))
    expect(draft.bottles[0]).toMatchObject({ presence: 'swapped', use: null })
  })

  it('takes in a bottle nobody registered, and asks for its stamp and its fault', () => {
    const draft = addBottle('QZ99', undefined)(visit())
    const unknown = draft.bottles[2]
    expect(unknown).toMatchObject({ registered: false, scannedCode: 'QZ99', presence: 'present', stampPhotoId: null })
    const p01 = questions(draft).find(({ item, thing }) => item.code === 'P01' && thing.id === unknown?.cylinderId)
    expect(p01 && prejudged(draft, p01)).toMatchObject({ result: 'fail', reason: 'P01-unregistered' })
  })

  it('drops the answers about a bottle that was scanned by mistake', () => {
    const draft = addBottle('QZ99', undefined)(visit())
    const wrong = draft.bottles[2]?.cylinderId ?? ''
    const answered = passAll(questions(draft))(draft)
    expect(removeBottle(wrong)(answered).answers.some(({ thing }) => thing.id === wrong)).toBe(false)
  })
})

describe('the checklist on the phone', () => {
  it('asks about each bottle that is there and not about one that is gone', () => {
    const draft = setPresence(id(2), 'swapped')(setUse(id(1), 'in_use')(visit()))
    const about = questions(draft).filter(({ item }) => item.code === 'P02')
    expect(about.map(({ thing }) => thing.id)).toEqual([id(1)])
  })

  it('leaves what the dates refute out of 全部合格', () => {
    const overdue = premises({ bottles: [bottle(1, { nextTestOn: '2026-03-01' })] })
    const draft = setUse(id(1), 'in_use')(visit(overdue))
    const p02 = questions(draft).find(({ item }) => item.code === 'P02') as ItemToAnswer
    expect(prejudged(draft, p02)?.result).toBe('fail')
    expect(answerOf(passAll(questions(draft))(draft), p02)).toBeUndefined()
  })

  it('lets one picture serve every item of a bottle that wants one', () => {
    const draft = setUse(id(1), 'in_use')(visit())
    const asked = questions(draft).filter(({ thing }) => thing.id === id(1))
    const shared = sharePhoto(asked, id(500))(draft)
    expect(shared.answers.map(({ item }) => item)).toEqual(['P01', 'P02', 'P03'])
    expect(shared.answers.every(({ result, photoIds }) => result === null && photoIds[0] === id(500))).toBe(true)
  })

  it('says what an answer still lacks', () => {
    const draft = setUse(id(1), 'in_use')(visit())
    const p02 = questions(draft).find(({ item }) => item.code === 'P02') as ItemToAnswer
    const gap = (change: Parameters<typeof setAnswer>[1]) => gapOf(p02, answerOf(setAnswer(p02, change)(draft), p02))
    expect(gap({ result: 'pass' })).toBe('还要拍一张照片')
    expect(gap({ result: 'fail' })).toBe('请选不合格的原因')
    expect(gap({ result: 'unable' })).toBe('请选看不到的原因')
    expect(gap({ result: 'unable', reason: 'locked' })).toBe('')
    expect(gap({ result: 'fail', reason: 'P02-overdue', fixed: { beforePhotoId: id(1), afterPhotoId: '' } })).toBe(
      '改前、改后各要一张照片',
    )
  })

  it('shows how far each category is, 气 first', () => {
    const categories = progress(cleanVisit())
    expect(categories[0]?.category).toBe('gas')
    expect(categories.every(({ done, questions: asked }) => done === asked.length)).toBe(true)
  })
})

describe('what both sign', () => {
  it('is complete by the same rules the server uses', () => {
    const { content } = contentOf(cleanVisit(), LATER)
    expect(validateInspection(content)).toEqual([])
    expect(content.findings).toEqual([expect.objectContaining({ item: 'B01', grade: 'advice', deadlineOn: null })])
  })

  it('carries grade, measure and deadline of what failed, worked out before anyone signs', () => {
    const draft = cleanVisit()
    const h02 = questions(draft).find(({ item }) => item.code === 'H02') as ItemToAnswer
    const failed = setAnswer(h02, { result: 'fail', reason: 'H02-expired', photoIds: [id(500)] })(draft)
    const { content } = contentOf(failed, LATER)
    expect(content.findings.find(({ item }) => item === 'H02')).toMatchObject({ grade: 'B', deadlineOn: '2026-06-17' })
    expect(dateInShanghai(content.finishedAt)).toBe('2026-06-10')
  })

  it('holds no words of a person, only commitments to them', () => {
    const draft = { ...cleanVisit(), note: '老人听力不好，敲门重一点' }
    const made = contentOf(draft, LATER)
    expect(JSON.stringify(made.content)).not.toContain('老人')
    expect(made.content.note).toMatch(/^[0-9a-f]{64}$/)
    expect(made.texts).toEqual([expect.objectContaining({ path: 'note', text: '老人听力不好，敲门重一点' })])
  })

  it('needs a witness where the household will not sign', () => {
    const refused = { kind: 'self', mode: 'refused', reason: 'unwilling', witness: '李主任' } as const
    const made = contentOf({ ...cleanVisit(), signing: refused }, LATER)
    expect(validateInspection(made.content)).toEqual([])
    expect(made.texts.map(({ path }) => path)).toEqual(['signing.witness'])
  })

  it('ends a visit at a closed door without bottles and answers', () => {
    const draft: VisitDraft = {
      ...cleanVisit(),
      outcome: 'not_home',
      outcomeReason: 'no_answer',
      placePhotoIds: [id(500)],
      signing: { kind: null, mode: null, reason: null, witness: '' },
    }
    const { content } = contentOf(draft, LATER)
    expect(content).toMatchObject({ bottles: [], answers: [], findings: [], signing: null })
    expect(validateInspection(content)).toEqual([])
  })

  it('binds both drawn signatures to one hash and sends only the pictures that are named', () => {
    const draft = { ...cleanVisit(), photos: [photo(500), photo(501)] }
    const made = contentOf(draft, LATER)
    const strokes: [number, number, number][][] = [
      [
        [10.4, 20, 0],
        [12, 22.6, 16],
      ],
    ]
    const entry = submissionOf(draft, made, [
      { by: 'household', picture: photo(601), strokes },
      { by: 'inspector', picture: photo(602), strokes },
    ])
    const hash = contentHash(made.content)
    expect(entry.files.map((file) => file.id)).toEqual([id(500), id(601), id(602)])
    expect(entry.body).toMatchObject({
      contentHash: hash,
      signatures: [
        { by: 'household', contentHash: hash, strokes: [[10, 20, 0, 12, 23, 16]] },
        { by: 'inspector', contentHash: hash },
      ],
    })
  })
})
