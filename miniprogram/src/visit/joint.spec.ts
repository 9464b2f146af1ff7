import { contentHash, type JointPart, mergeJoint, readJointOffer, validateJointPart } from '@app/domain'
import type { TodayPremises } from '../state/today'
import { passAll, questions } from './answers'
import { setUse } from './bottles'
import { contentOf } from './content'
import type { DraftJoint, VisitDraft } from './draft'
import { addEquipment } from './equipment'
import { allCategories, handOver, joinByCode, joinVisit, leadJoint, leaveJoint, offerOf, partOf } from './joint'
import { bottle, id, LATER, NOW, premises, visit } from './sample-visit'
import { startVisit } from './start'
import { submissionOf } from './submission'

const place = premises({ bottles: [bottle(1)] })

/** 主责 has counted one bottle and one stove, and asks a colleague to look at valve, hose and stove. */
function leading(): VisitDraft {
  const counted = addEquipment('appliance')(setUse(id(1), 'in_use')(visit(place)))
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
