import {
  addDays,
  type CalendarDate,
  dateInShanghai,
  type Instant,
  type PremisesType,
  startOfDay,
  visitDue,
} from '@app/domain'
import type { CompanyEntry, CylinderEntry, PartyEntry, PremisesEntry } from '../register/entries'
import type { DemoAreas } from './demo-areas'
import type { Standing } from './demo-cylinder-dates'
import { CylinderMaker } from './demo-cylinders'
import { enteredTwice } from './demo-double'
import { demoEquipment } from './demo-equipment'
import { cateringName, otherName, personName, phoneOf } from './demo-names'
import type { DemoPlace } from './demo-place'
import { CYLINDERS, PREMISES, STREETS } from './demo-size'
import { DISCOVERED_CYLINDERS, type Part, STORY, STORY_GRID } from './demo-story'
import type { Random } from './random'

export interface PlacesNeeded {
  random: Random
  today: CalendarDate
  at: Instant
  areas: DemoAreas
  companies: readonly CompanyEntry[]
  inspectors: ReadonlyMap<string, string>
}

interface Plan {
  type: PremisesType
  gridCode: string
  communityNumber: number
  hasCylinderRoom: boolean
  bottles: { model: string; standing: Standing; use: 'in_use' | 'spare' | 'empty' }[]
  part: Part | null
}

/** The parts first, in the demonstration inspector's grid, then everybody else, unevenly over the streets as in life. */
export function demoPlaces(needed: PlacesNeeded): DemoPlace[] {
  const { random, today } = needed
  const plans = [...storyPlans(needed), ...otherPlans(needed)]
  shareOut(random, plans)
  const maker = new CylinderMaker(random, today)
  return enteredTwice(plans.map((plan, index) => build(needed, plan, index + 1, maker)))
}

function storyPlans({ areas }: PlacesNeeded): Plan[] {
  const communityNumber = areas.grids.find(({ code }) => code === STORY_GRID)?.communityNumber ?? 0
  return STORY.map(({ part, type, bottles }) => ({
    type,
    gridCode: STORY_GRID,
    communityNumber,
    hasCylinderRoom: false,
    bottles: bottles.map((bottle) => ({ use: 'in_use' as const, ...bottle })),
    part,
  }))
}

function otherPlans({ random, areas }: PlacesNeeded): Plan[] {
  const weights = STREETS.map(() => 0.4 + random.next() * 1.6)
  const gridsOf = STREETS.map(([street]) =>
    areas.grids.filter(({ code }) => code.startsWith(street) && code !== STORY_GRID),
  )
  return Array.from({ length: PREMISES - STORY.length }, () => {
    const { code, communityNumber } = random.pick(gridsOf[random.weighted(weights)] ?? [])
    const type = (['resident', 'catering', 'other'] as const)[random.weighted([88, 9, 3])] ?? 'resident'
    const hasCylinderRoom = type === 'catering' && random.chance(0.08)
    const bottles = firstBottles(random, type, hasCylinderRoom)
    return { type, gridCode: code, communityNumber, hasCylinderRoom, bottles, part: null }
  })
}

const standing = (random: Random): Standing =>
  (['fine', 'due_this_month', 'due_next_month', 'overdue', 'past_life'] as const)[
    random.weighted([93.5, 1.5, 2, 2, 1])
  ] ?? 'fine'

function firstBottles(random: Random, type: PremisesType, hasCylinderRoom: boolean): Plan['bottles'] {
  const bottle = (model: string, use: 'in_use' | 'spare' = 'in_use') => ({ model, standing: standing(random), use })
  if (hasCylinderRoom) return [bottle('YSP118'), bottle('YSP118'), bottle('YSP118', 'spare')]
  if (type === 'catering')
    return random.chance(0.3) ? [bottle('YSP118'), bottle('YSP35.5')] : [bottle('YSP35.5'), bottle('YSP35.5')]
  return [bottle(random.chance(0.15) ? 'YSP12' : 'YSP35.5')]
}

/** Second bottles go round until the district has exactly the number it published. */
function shareOut(random: Random, plans: readonly Plan[]): void {
  const takers = plans.filter(({ part, bottles }) => part === null && bottles.length < 3)
  let missing = CYLINDERS - DISCOVERED_CYLINDERS - plans.reduce((sum, { bottles }) => sum + bottles.length, 0)
  while (missing > 0) {
    const plan = random.pick(takers)
    const limit = plan.type === 'resident' ? 2 : 4
    if (plan.bottles.length >= limit) continue
    const use = random.chance(0.75) ? 'spare' : 'empty'
    plan.bottles.push({ model: plan.type === 'resident' ? 'YSP35.5' : 'YSP12', standing: standing(random), use })
    missing -= 1
  }
}

function build(needed: PlacesNeeded, plan: Plan, number: number, maker: CylinderMaker): DemoPlace {
  const { random, today, at, companies, inspectors } = needed
  const story = plan.part !== null
  const supplier = story ? companies[0] : random.pick(companies)
  const supplierId = supplier?.id ?? ''
  const premises = premisesOf(needed, plan, number, supplierId)
  const cylinders: CylinderEntry[] = plan.bottles.map((bottle, index) =>
    maker.make(
      { ...bottle, ownerCompanyId: !story && random.chance(0.03) ? null : supplierId },
      { id: premises.id, areaCode: plan.gridCode },
      plan.part === 'over_limit' && index > 0 ? deliveredLater(today) : at,
    ),
  )
  const equipment = demoEquipment(random, today, plan.type, at, story)
  const inspectorId = inspectors.get(plan.gridCode) ?? ''
  return { premises: { ...premises, equipment }, cylinders, inspectorId, part: plan.part }
}

/** The restaurant's second and third large bottle came after its last visit. */
const deliveredLater = (today: CalendarDate): Instant => startOfDay(addDays(today, -12))

function premisesOf({ random, at }: PlacesNeeded, plan: Plan, number: number, companyId: string): PremisesEntry {
  const { type, gridCode, hasCylinderRoom } = plan
  const registeredOn = dateInShanghai(at)
  const status = plan.part === 'closed_shop' ? 'suspended' : 'in_use'
  return {
    id: random.id(at),
    code: `HX${String(number).padStart(6, '0')}`,
    type,
    status,
    areaCode: gridCode,
    address: addressOf(random, plan),
    hasCylinderRoom,
    registeredOn,
    visitDueOn: visitDue({ type, status, registeredOn, lastCompletedOn: null, nextVisitOn: null }),
    parties: [partyOf(random, plan, number, at)],
    suppliers: [{ id: random.id(at), companyId, fromOn: registeredOn, isNew: true }],
  }
}

function addressOf(random: Random, { type, communityNumber }: Plan): string {
  const road = `示范${communityNumber}路${random.int(1, 60)}号`
  if (type !== 'resident') return `${road}底商${random.int(1, 20)}号`
  return `${road}${random.int(1, 12)}号楼${random.int(1, 5)}门${random.int(1, 6)}0${random.int(1, 3)}`
}

function partyOf(random: Random, { type }: Plan, number: number, at: Instant): PartyEntry {
  const name =
    type === 'resident'
      ? personName(random)
      : type === 'catering'
        ? cateringName(random, number)
        : otherName(random, number)
  return {
    occupancyId: random.id(at),
    partyId: random.id(at),
    kind: type === 'resident' ? 'person' : 'business',
    name,
    phone: phoneOf(number),
    role: type !== 'resident' ? 'trade_name' : random.chance(0.2) ? 'tenant' : 'owner',
    fromOn: dateInShanghai(at),
    state: 'new',
    createdAt: at,
  }
}
