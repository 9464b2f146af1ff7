import fc from 'fast-check'
import { currentChecklist, reasonsFor } from '../checklist/checklists'
import { bottle, cleanVisit } from '../testing/visits'
import { addDays, dateInShanghai } from '../time/calendar'
import { assess } from './assess'
import type { Answer } from './inspection'
import {
  assertMayDecide,
  PAPER_STATUS_LABEL,
  type PaperEntry,
  type PaperStatus,
  paperContent,
  validatePaper,
} from './paper'
import { validateInspection } from './validate'

const TODAY = '2026-11-22'
const checklist = currentChecklist()

/** A sheet with everything in order and no picture but that of the sheet. */
function sheet(over: Partial<PaperEntry> = {}): PaperEntry {
  const seen = cleanVisit()
  const answers = seen.answers.map((answer) => ({ ...answer, photoIds: [] }))
  return { ...seen, answers, photoIds: ['sheet-1'], visitedOn: '2026-06-01', inspectorSigned: true, ...over }
}

const paths = (entry: PaperEntry, today = TODAY) => validatePaper(entry, today).map(({ path }) => path)

describe('补录', () => {
  it('takes a sheet without the photos a phone would have taken', () => {
    expect(validatePaper(sheet(), TODAY)).toEqual([])
    expect(validateInspection(paperContent(sheet())).length).toBeGreaterThan(0)
  })

  it('asks for the photo of the sheet and for the signature of the inspector on it', () => {
    expect(paths(sheet({ photoIds: [] }))).toContain('photoIds')
    expect(paths(sheet({ inspectorSigned: false }))).toEqual(['inspectorSigned'])
  })

  it('takes no leak, no visit of tomorrow, none before the first checklist and none of long ago', () => {
    expect(paths(sheet({ outcome: 'evacuated', answers: [], bottles: [], signing: null }))).toContain('outcome')
    expect(paths(sheet({ visitedOn: addDays(TODAY, 1) }))).toEqual(['visitedOn'])
    expect(paths(sheet({ visitedOn: addDays(checklist.effectiveOn, -1) }))).toEqual(['visitedOn'])
    expect(validatePaper(sheet({ visitedOn: '2023-11-01' }), TODAY)[0]?.message).toMatch(/三年/)
  })

  /** A sheet that says of one failure that it was put right at once, and what rests on which picture. */
  const putRight = (item: string, reason: string, beforePhotoId: string, afterPhotoId: string) => {
    const entry = sheet({ photoIds: ['sheet-1', 'photo-after'] })
    const fixed = { beforePhotoId, afterPhotoId }
    const change = (one: Answer): Answer => (one.item === item ? { ...one, result: 'fail', reason, fixed } : one)
    return validatePaper({ ...entry, answers: entry.answers.map(change) }, TODAY).map((problem) => problem.item)
  }

  it('takes 当场改好 on the word of the sheet, or with a picture that was taken after', () => {
    expect(putRight('H02', 'H02-cracked', 'sheet-1', 'sheet-1')).toEqual([])
    expect(putRight('H02', 'H02-cracked', 'sheet-1', 'photo-after')).toEqual([])
  })

  it('takes 当场改好 on no picture but those that came with the sheet', () => {
    expect(putRight('H02', 'H02-cracked', 'sheet-1', 'elsewhere')).toEqual(['H02'])
    expect(putRight('H02', 'H02-cracked', '', '')).toContain('H02')
  })

  it('of a grave one asks for a picture taken after; nothing structural is put right at once', () => {
    const reasons = checklist.items.flatMap((item) => reasonsFor(item, 'resident').map((reason) => ({ item, reason })))
    const grave = reasons.find(
      ({ item, reason }) => reason.grade.resident === 'A' && !reason.structural && item.code !== 'E09',
    )
    const built = reasons.find(({ reason }) => reason.structural)
    if (!grave || !built) throw new Error('the checklist has lost its grave reasons')
    expect(putRight(grave.item.code, grave.reason.code, 'sheet-1', 'sheet-1')).toContain(grave.item.code)
    expect(putRight(grave.item.code, grave.reason.code, 'sheet-1', 'photo-after')).toEqual([])
    expect(putRight(built.item.code, built.reason.code, 'sheet-1', 'photo-after')).toContain(built.item.code)
  })

  it('of a bottle nobody registered asks for its code or its reason, not for a photo of the stamp', () => {
    const strange = bottle(3, { registered: false, scannedCode: 'ZZ000000123', stampPhotoId: null })
    const entry = sheet({ bottles: [bottle(1), strange], answers: [] })
    expect(paths(entry).filter((path) => path.includes('stampPhotoId'))).toEqual([])
  })

  it('finds the same hazards, grades and dates as a phone would have on that day', () => {
    const items = checklist.items.filter((item) => item.code !== 'E09' && reasonsFor(item, 'resident').length > 0)
    fc.assert(
      fc.property(fc.subarray(items.map(({ code }) => code)), fc.integer({ min: 0, max: 320 }), (failing, daysAgo) => {
        const visitedOn = addDays(TODAY, -daysAgo)
        const fail = (answer: Answer): Answer => {
          const item = items.find(({ code }) => code === answer.item)
          const reason = item && reasonsFor(item, 'resident')[0]?.code
          return reason && failing.includes(answer.item) ? { ...answer, result: 'fail', reason } : answer
        }
        const entry = sheet({ visitedOn, answers: sheet().answers.map(fail) })
        const content = paperContent(entry)
        expect(content.findings).toEqual(assess(content))
        expect(dateInShanghai(content.finishedAt)).toBe(visitedOn)
        expect(content.findings.every(({ deadlineOn }) => deadlineOn === null || deadlineOn > visitedOn)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('is decided once, and by neither who typed it nor who made the visit', () => {
    const people = fc.constantFrom('clerk', 'inspector', 'street')
    const statuses = fc.constantFrom(...(Object.keys(PAPER_STATUS_LABEL) as PaperStatus[]))
    fc.assert(
      fc.property(statuses, people, people, people, (status, enteredBy, inspectorId, actorId) => {
        const decide = () => assertMayDecide({ status, enteredBy, inspectorId }, actorId)
        if (status !== 'waiting') expect(decide).toThrow(expect.objectContaining({ code: 'PAPER_STATE' }))
        else if (actorId === enteredBy || actorId === inspectorId)
          expect(decide).toThrow(expect.objectContaining({ code: 'PAPER_SAME_PERSON' }))
        else expect(decide).not.toThrow()
      }),
    )
  })
})
