import { contentHash, type JointPart, mergeJoint, readJointOffer, validateJointPart } from '@app/domain'
import type { TodayPremises } from '../state/today'
import { passAll, questions } from './answers'
import { setUse } from './bottles'
import { contentOf } from './content'
import type { DraftJoint, VisitDraft } from './draft'
import { addEquipment } from './equipment'
import { allCategories, handOver, joinByCode, joinVisit, leadJoint, leaveJoint, offerOf, partOf } from './joint'
import { startVisit } from './start'
import { submissionOf } from './submission'

const NOW = '2026-06-10T02:00:00.000Z'
const LATER = '2026-06-10T02:30:00.000Z'
const id = (n: number) => `01930000-0000-7000-8000-${String(n).padStart(12, '0')}`

const bottle = (n: number): TodayPremises['bottles'][number] => ({
  id: id(n),
  code: `HX00000000${n}`,
  codes: [],
  stampNo: null,
  model: 'YSP35.5',
  chargeGrams: 15_000,
  status: 'registered',
  ownerName: '示范燃气站',
  ownerPhone: null,
  madeOn: '2023-05-01',
  lastTestOn: null,
  nextTestOn: '2027-05-01',
  designLifeYears: 8,
  state: { colour: 'green', reasons: [], advice: [] },
})

const place: TodayPremises = {
  id: id(100),
  code: 'P100',
  type: 'resident',
  status: 'in_use',
  areaCode: '12010300100101',
  communityName: '示范社区001',
  label: '示范里1号楼',
  partyName: '张*',
  contacts: [],
  hasCylinderRoom: false,
  nextVisitOn: null,
  visitDueOn: null,
  lastVisit: null,
  reasons: [],
  bucket: 'visit',
  bottles: [bottle(1)],
  equipment: [],
  hazards: [],
  unableItems: [],
}

/** 主责 has counted one bottle and one stove, and asks a colleague to look at valve, hose and stove. */
function leading(): VisitDraft {
  const begun = {
    ...startVisit({ id: id(900), accountId: id(800), premises: place, now: NOW }),
    outcome: 'completed' as const,
  }
  const counted = addEquipment('appliance')(setUse(id(1), 'in_use')(begun))
  return (['valve', 'hose', 'stove'] as const).reduce((draft, one) => handOver(one)(draft), leadJoint(counted))
}

const picture = (draft: VisitDraft) => offerOf(draft, draft.joint as DraftJoint)

function joined(draft: VisitDraft, known?: TodayPremises): VisitDraft {
  const offer = readJointOffer(picture(draft))
  if (!offer) throw new Error('no offer')
  return joinVisit({ id: id(901), accountId: id(801), offer, known, now: NOW }) as VisitDraft
}

/** Everything fine, photographed and signed. */
function signed(draft: VisitDraft): JointPart {
  const passed = passAll(questions(draft))(draft)
  const answers = passed.answers.map((answer) => ({ ...answer, photoIds: [id(500)] }))
  const signing = { kind: 'self' as const, mode: 'signed' as const, reason: null, witness: '' }
  return partOf(passed, contentOf({ ...passed, answers, signing }, LATER).content) as JointPart
}

describe('联合检查 on two phones', () => {
  it('deals every question to one of them, and both sign what the server takes as one visit', () => {
    const lead = leading()
    const helper = joined(lead)
    const [mine, theirs] = [signed(lead), signed(helper)]
    expect([validateJointPart(mine), validateJointPart(theirs)].flat().filter(({ item }) => item !== 'B01')).toEqual([])
    const { content, awaited } = mergeJoint([theirs, mine])
    expect(awaited).toEqual([])
    expect(content.answers).toHaveLength(questions(leaveJoint(lead)).length)
    expect(mine.joint.visitId).toBe(theirs.joint.visitId)
  })

  it('needs no network and no list: the picture alone tells the colleague what to look at', () => {
    const helper = joined(leading())
    expect(helper.premises.label).toBe('同事的联合检查')
    expect(new Set(questions(helper).map(({ item }) => item.category))).toEqual(new Set(['valve', 'hose', 'stove']))
    expect(joined(leading(), place).premises.label).toBe('示范里1号楼')
  })

  it('finds the visit by the six letters alone where the place is on the phone', () => {
    const lead = leading()
    const begun = startVisit({ id: id(902), accountId: id(802), premises: place, now: NOW })
    const helper = joinByCode(begun, ` ${(lead.joint as DraftJoint).code.toLowerCase()} `) as VisitDraft
    expect(questions(helper)).toEqual([])
    const ready = handOver('place')(helper)
    expect(signed(ready).joint.visitId).toBe(signed(lead).joint.visitId)
    expect(joinByCode(begun, '123')).toBeNull()
  })

  it('of a single visit changes nothing, and one that nobody joined is an ordinary one again', () => {
    const plain = {
      ...startVisit({ id: id(903), accountId: id(800), premises: place, now: NOW }),
      outcome: 'completed' as const,
    }
    expect(leaveJoint(leadJoint(plain))).toEqual({ ...plain, joint: null })
    expect(partOf(plain, contentOf(plain, LATER).content)).toBeNull()
    expect(submissionOf(plain, contentOf(plain, LATER), []).path).toBe('/api/v1/inspections')
    expect(allCategories(leading())).toContain('hose')
  })

  it('sends the part to its own address, bound by the hash of the part and the visit', () => {
    const lead = leading()
    const made = contentOf(lead, LATER)
    const entry = submissionOf(lead, made, [])
    const { content, contentHash: hash } = entry.body as { content: JointPart; contentHash: string }
    expect(entry.path).toBe('/api/v1/joint-parts')
    expect(content.joint).toMatchObject({ lead: true, categories: expect.not.arrayContaining(['hose']) })
    expect(hash).toBe(contentHash(content))
    expect(hash).not.toBe(contentHash(made.content))
  })
})
