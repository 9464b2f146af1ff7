import fc from 'fast-check'
import type { Category } from '../checklist/checklist'
import { currentChecklist, findItem, reasonsFor } from '../checklist/checklists'
import { contentHash } from '../content/hash'
import { bottle, cleanVisit, PLACE } from '../testing/visits'
import { assess } from './assess'
import type { Answer, InspectionContent } from './inspection'
import { categoriesOf, type JointPart, jointCode, jointVisitId, readJointCode, validateJointPart } from './joint'
import { mergeJoint } from './joint-merge'

const ON = '2026-11-22'
const CODE = jointCode('seed')
const VISIT = jointVisitId(PLACE, ON, CODE)
const checklist = currentChecklist()
const whole = cleanVisit({ kind: 'joint' })
const all = categoriesOf(whole)

const categoryOf = (answer: Answer): Category | undefined => findItem(checklist, answer.item)?.category
const partId = (n: number): string => `00000000-0000-7000-8000-0000000009${String(n).padStart(2, '0')}`

/** What inspector `n` signs of the visit: his categories and no other. */
function part(n: number, categories: Category[], lead: boolean, from: InspectionContent = whole): JointPart {
  const answers = from.answers.filter((answer) => categories.includes(categoryOf(answer) as Category))
  const seen = {
    ...from,
    id: partId(n),
    inspectorId: partId(50 + n),
    answers,
    startedAt: `2026-11-22T01:0${n}:00.000Z`,
  }
  return { ...seen, findings: assess(seen), joint: { visitId: VISIT, code: CODE, on: ON, lead, categories } }
}

/** The categories dealt out to `n` inspectors, the first of whom is 主责; some answers of each may have failed. */
const dealt = fc
  .record({
    owner: fc.array(fc.nat(3), { minLength: all.length, maxLength: all.length }),
    failing: fc.subarray(whole.answers.map((_, index) => index)),
  })
  .map(({ owner, failing }) => {
    const answers = whole.answers.map((answer, index) => {
      const item = findItem(checklist, answer.item)
      const reason = item && item.code !== 'E09' ? reasonsFor(item, 'resident')[0]?.code : undefined
      return failing.includes(index) && reason
        ? { ...answer, result: 'fail' as const, reason, photoIds: ['photo-2'] }
        : answer
    })
    const visit = { ...whole, answers }
    return [0, 1, 2, 3].map((n) =>
      part(
        n,
        all.filter((_, index) => owner[index] === n),
        n === 0,
        visit,
      ),
    )
  })

const shuffledWithRepeats = (parts: JointPart[]) =>
  fc
    .shuffledSubarray([...parts, ...parts, ...parts], { minLength: parts.length, maxLength: parts.length * 3 })
    .map((some) => [...some, ...parts.filter(({ id }) => !some.some((one) => one.id === id))])

describe('联合检查', () => {
  it('is the same visit in whatever order its parts arrive, and however often', () => {
    const arrivals = dealt.chain((parts) => fc.tuple(fc.constant(parts), shuffledWithRepeats(parts)))
    fc.assert(
      fc.property(arrivals, ([parts, arrived]) => {
        expect(mergeJoint(arrived)).toEqual(mergeJoint(parts))
      }),
      { numRuns: 80 },
    )
  })

  it('holds every answer of a visit that was dealt out, with the same hazards', () => {
    fc.assert(
      fc.property(dealt, (parts) => {
        const { content, awaited, lead } = mergeJoint(parts)
        const given = parts.flatMap(({ answers }) => answers)
        expect(awaited).toEqual([])
        expect(lead?.id).toBe(partId(0))
        expect(content.id).toBe(VISIT)
        expect(content.answers).toHaveLength(given.length)
        expect(new Set(content.answers)).toEqual(new Set(given))
        expect(content.findings).toEqual(assess({ ...content, finishedAt: whole.finishedAt }))
      }),
      { numRuns: 60 },
    )
  })

  it('shows what nobody has handed in yet, and loses no failure when the rest arrives late', () => {
    const early = dealt.chain((parts) => fc.tuple(fc.constant(parts), fc.subarray(parts, { minLength: 1 })))
    fc.assert(
      fc.property(early, ([parts, first]) => {
        const before = mergeJoint(first)
        const missing = parts.filter((one) => !first.includes(one)).flatMap(({ joint }) => joint.categories)
        expect(new Set(before.awaited)).toEqual(new Set(missing))
        const after = mergeJoint([...first, ...parts])
        const failures = before.content.findings.map(({ item, thing }) => `${item} ${thing.id}`)
        expect(after.content.findings.map(({ item, thing }) => `${item} ${thing.id}`)).toEqual(
          expect.arrayContaining(failures),
        )
      }),
      { numRuns: 60 },
    )
  })

  it('still waits for a bottle that nobody looked at, though somebody had the category', () => {
    const lead = part(
      0,
      all.filter((category) => category !== 'cylinder'),
      true,
    )
    const oneBottle = part(1, ['cylinder'], false, { ...whole, bottles: whole.bottles.slice(0, 1) })
    const answers = oneBottle.answers.filter(
      ({ thing }) => thing.kind === 'place' || thing.id === whole.bottles[0]?.cylinderId,
    )
    expect(mergeJoint([lead, { ...oneBottle, answers }]).awaited).toEqual(['cylinder'])
  })

  it('of two who looked at the same hose believes the one who found it cracked', () => {
    const lead = part(0, all, true)
    const cracked = whole.answers.map((answer) =>
      answer.item === 'H02'
        ? { ...answer, result: 'fail' as const, reason: 'H02-cracked', photoIds: ['photo-2'] }
        : answer,
    )
    const other = part(1, ['hose'], false, { ...whole, answers: cracked })
    expect(mergeJoint([lead, other]).content.findings).toMatchObject([{ item: 'H02', reason: 'H02-cracked' }])
  })

  it('takes the dates of the hose from who looked at the hose, everything else from 主责', () => {
    const newer = whole.equipment.map((one) => ({ ...one, hoseFrom: '2026-05-05', stoveSoldOn: '2020-01-01' }))
    const lead = part(
      0,
      all.filter((category) => category !== 'hose'),
      true,
    )
    const other = part(1, ['hose'], false, { ...whole, equipment: newer })
    const [set] = mergeJoint([other, lead]).content.equipment
    expect(set).toMatchObject({ hoseFrom: '2026-05-05', stoveSoldOn: '2024-01-01' })
  })

  it('asks of each part its own categories only', () => {
    const mine = part(1, ['hose'], false)
    expect(validateJointPart(mine)).toEqual([])
    expect(validateJointPart({ ...mine, answers: [] }).map(({ item }) => item)).toEqual(
      expect.arrayContaining(['H01', 'H02']),
    )
    const foreign = part(2, ['hose', 'stove'], false).answers
    expect(validateJointPart({ ...mine, answers: foreign }).length).toBeGreaterThan(0)
  })

  it('takes no part for another visit, of another kind, or for a visit that did not take place', () => {
    const mine = part(1, ['hose'], false)
    const paths = (one: JointPart) => validateJointPart(one).map(({ path }) => path)
    expect(paths({ ...mine, joint: { ...mine.joint, code: jointCode('other') } })).toEqual(['content.joint.visitId'])
    expect(paths({ ...mine, kind: 'annual' })).toEqual(['content.kind'])
    expect(paths({ ...mine, outcome: 'refused' })).toContain('content.outcome')
    expect(paths({ ...mine, previous: [{ hazardId: partId(7), putRight: true }] })).toContain('content.previous')
  })

  it('leaves to who looks at the bottles why a code could not be read', () => {
    const strange = bottle(3, { registered: false, scannedCode: null, stampPhotoId: 'photo-3' })
    const found = cleanVisit({ kind: 'joint', bottles: [bottle(1), strange] })
    expect(validateJointPart(part(1, ['hose'], false, found))).toEqual([])
    expect(validateJointPart(part(1, ['cylinder'], false, found)).length).toBeGreaterThan(0)
  })

  it('is found by place, day and code alone, and its part is bound to it by the hash', () => {
    expect(jointVisitId(PLACE, ON, CODE)).toBe(VISIT)
    expect(VISIT).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    const ids = [PLACE, partId(1)].flatMap((place) => ['2026-11-21', ON].map((on) => jointVisitId(place, on, CODE)))
    expect(new Set(ids).size).toBe(4)
    const mine = part(1, ['hose'], false)
    expect(contentHash(mine)).not.toBe(
      contentHash({ ...mine, joint: { ...mine.joint, visitId: partId(9) } } as JointPart),
    )
  })

  it('has a code that can be told over the noise of a kitchen', () => {
    expect(readJointCode(` ${CODE.slice(0, 3).toLowerCase()}-${CODE.slice(3)} `)).toBe(CODE)
    expect(readJointCode('o0il1u')).toBe('00111V')
    expect(readJointCode('ABC12')).toBeNull()
    expect(readJointCode('ABC12！')).toBeNull()
    fc.assert(fc.property(fc.uuid(), (seed) => expect(readJointCode(jointCode(seed))).toBe(jointCode(seed))))
  })
})
