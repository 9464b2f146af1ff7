import {
  type Category,
  currentChecklist,
  dateInShanghai,
  type Equipment,
  type InspectionContent,
  type Instant,
  itemsFor,
  type JointOffer,
  type JointPart,
  jointCode,
  jointVisitId,
  newId,
  type OfferedThing,
  type Problem,
  readJointCode,
  validateInspection,
  validateJointPart,
  writeJointOffer,
} from '@app/domain'
import type { TodayPremises } from '../state/today'
import type { Change } from './bottles'
import type { DraftBottle, DraftJoint, VisitDraft } from './draft'
import { startVisit } from './start'

/** Every category this place is asked about, whoever looks. */
export function allCategories(draft: VisitDraft): Category[] {
  const counted = draft.bottles.flatMap(({ cylinderId, presence }) => (presence ? [{ cylinderId, presence }] : []))
  const things = { premisesId: draft.premises.id, bottles: counted, equipment: draft.equipment }
  const asked = itemsFor(currentChecklist(), { premisesType: draft.premises.type, things })
  return [...new Set(asked.map(({ item }) => item.category))]
}

/** What whoever holds this phone looks at and signs for. */
export function myCategories(draft: VisitDraft): Category[] {
  const { joint } = draft
  if (!joint) return allCategories(draft)
  if (joint.lead) return allCategories(draft).filter((category) => !joint.handed.includes(category))
  return joint.handed
}

/** 和同事一起查: this phone is 主责, and its visit can be found by its code. */
export const leadJoint: Change<VisitDraft> = (draft) => ({
  ...draft,
  kind: 'joint',
  joint: { lead: true, code: jointCode(newId()), on: dateInShanghai(draft.startedAt), handed: [], kind: draft.kind },
})

/** Nobody came after all: the visit is an ordinary one again. */
export const leaveJoint: Change<VisitDraft> = (draft) => ({
  ...draft,
  kind: draft.joint?.kind ?? draft.kind,
  joint: null,
})

export const handOver =
  (category: Category): Change<VisitDraft> =>
  (draft) => {
    const { joint } = draft
    if (!joint) return draft
    const handed = joint.handed.includes(category)
      ? joint.handed.filter((one) => one !== category)
      : [...joint.handed, category]
    return { ...draft, joint: { ...joint, handed } }
  }

/** What the colleague's camera reads. */
export function offerOf(draft: VisitDraft, joint: DraftJoint): string {
  const { id: premisesId, type: premisesType } = draft.premises
  const { on, code, handed: categories } = joint
  return writeJointOffer({ premisesId, premisesType, on, code, categories, things: offeredThings(draft, categories) })
}

function offeredThings(draft: VisitDraft, categories: readonly Category[]): OfferedThing[] {
  const kinds = new Set(
    currentChecklist()
      .items.filter(({ category }) => categories.includes(category))
      .map(({ thing }) => thing),
  )
  const bottles = draft.bottles.filter(({ presence }) => presence === 'present')
  const sets = draft.equipment.filter(({ kind }) => kinds.has(kind))
  return [
    ...(categories.includes('cylinder') ? bottles : []).map(({ cylinderId: id, chargeGrams, registered }) => ({
      kind: 'cylinder' as const,
      id,
      chargeGrams,
      registered,
    })),
    ...sets.map(({ kind, id, hasWaterHeater }) => ({ kind, id, hasWaterHeater })),
  ]
}

interface Joining {
  id: string
  accountId: string
  offer: JointOffer
  /** When the colleague's own list knows the place. */
  known: TodayPremises | undefined
  now: Instant
}

/** The colleague's share: begun without network, with what the picture said and what his own list knows. */
export function joinVisit({ id, accountId, offer, known, now }: Joining): VisitDraft | null {
  const { premisesId, premisesType, code, on, categories, things } = offer
  const premises = known ?? strangePlace(premisesId, premisesType)
  const begun = startVisit({ id, accountId, premises, now })
  const joint = { lead: false, code, on, handed: categories, chooses: categories.length === 0, kind: begun.kind }
  const own = { ...begun, kind: 'joint' as const, outcome: 'completed' as const, previous: [], joint }
  if (things) return { ...own, bottles: things.flatMap(bottleOf), equipment: setsOf(things, premises.equipment) }
  if (!known) return null
  const present = begun.bottles.map((bottle) => ({ ...bottle, presence: 'present' as const, use: 'in_use' as const }))
  return { ...own, bottles: present }
}

/** By the code alone, where the place is on this phone: which part he does, the colleague says himself. */
export function joinByCode(draft: VisitDraft, typed: string): VisitDraft | null {
  const code = readJointCode(typed)
  if (!code) return null
  const on = dateInShanghai(draft.startedAt)
  const { id: premisesId, type: premisesType } = draft.premises
  const offer = { premisesId, premisesType, on, code, categories: [], things: null }
  return joinVisit({ id: draft.id, accountId: draft.accountId, offer, known: draft.premises, now: draft.startedAt })
}

function strangePlace(id: string, type: TodayPremises['type']): TodayPremises {
  const nothing = { nextVisitOn: null, visitDueOn: null, lastVisit: null, reasons: [], unableItems: [] }
  const empty = { bottles: [], equipment: [], hazards: [], contacts: [] }
  const place = { id, type, code: '', areaCode: '', communityName: '', label: '同事的联合检查', partyName: '' }
  return { ...place, ...empty, ...nothing, status: 'in_use', hasCylinderRoom: false, bucket: 'visit' }
}

function bottleOf(thing: OfferedThing, index: number): DraftBottle[] {
  if (thing.kind !== 'cylinder') return []
  const { id: cylinderId, chargeGrams, registered } = thing
  const seen = { presence: 'present' as const, use: 'in_use' as const, scannedCode: null, stampPhotoId: null }
  return [{ cylinderId, chargeGrams, registered, ...seen, code: `第${index + 1}只`, dates: null }]
}

function setsOf(things: readonly OfferedThing[], known: readonly Equipment[]): Equipment[] {
  return things.flatMap((thing, index) => {
    if (thing.kind === 'cylinder') return []
    const { id, kind, hasWaterHeater } = thing
    const dates = { stoveSoldOn: null, hoseKind: null, hoseFrom: null, regulatorFrom: null, regulatorUntil: null }
    const label = kind === 'appliance' ? `灶具${index + 1}` : `报警器${index + 1}`
    return [known.find((one) => one.id === id) ?? { id, kind, label, hasWaterHeater, ...dates, detectorFrom: null }]
  })
}

/** The content with its place in the visit; the hash of the part covers both. */
export function partOf(draft: VisitDraft, content: InspectionContent): JointPart | null {
  const { joint } = draft
  if (!joint) return null
  const { code, on, lead } = joint
  const visitId = jointVisitId(content.premisesId, on, code)
  return { ...content, joint: { visitId, code, on, lead, categories: myCategories(draft) } }
}

/** What still keeps this visit, or this share of one, from being signed. */
export function problemsOf(draft: VisitDraft, content: InspectionContent): Problem[] {
  const part = partOf(draft, content)
  return part ? validateJointPart(part) : validateInspection(content)
}
