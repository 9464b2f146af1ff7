import type { SignerKind } from '../inspection/inspection'
import type { Stay } from '../premises/occupancy'
import type { OccupancyRole, PremisesStatus } from '../premises/premises'
import type { CalendarDate } from '../time/calendar'

/** 删除个人信息: asked for by one person, decided by another. */
export type ErasureStatus = 'asked' | 'done' | 'refused'
export const ERASURE_STATUS_LABEL: Record<ErasureStatus, string> = {
  asked: '待另一人核准',
  done: '已删除',
  refused: '未予删除',
}

/** Who asked (PIPL §44–50: oneself; §31 guardians; §49 close relatives of the deceased). */
export const PERSONS_ASKING = ['self', 'agent', 'guardian', 'relative'] as const
export type PersonAsking = (typeof PERSONS_ASKING)[number]
export const PERSON_ASKING_LABEL: Record<PersonAsking, string> = {
  self: '本人',
  agent: '受托人（有委托书）',
  guardian: '监护人',
  relative: '逝者近亲属',
}

export const ERASURE_VERIFICATIONS = ['id_card', 'call_back', 'wechat', 'papers'] as const
export type ErasureVerification = (typeof ERASURE_VERIFICATIONS)[number]
export const ERASURE_VERIFICATION_LABEL: Record<ErasureVerification, string> = {
  id_card: '当面核对证件（不留复印件）',
  call_back: '按登记号码回拨核实',
  wechat: '本人绑定的微信提出',
  papers: '核对委托、监护或亲属证明',
}

/** Why a person cannot be erased yet: the purpose for which he is on the register still stands (PIPL §47(1)). */
export type ErasureObstacle = 'open_hazard' | 'uses_gas'
export const ERASURE_OBSTACLE_LABEL: Record<ErasureObstacle, string> = {
  open_hazard: '现住场所还有未办结隐患，须先办结或登记搬离',
  uses_gas: '现住场所仍在用气或还有气瓶，须先登记搬离、停用并清瓶',
}

/** What stays when a person is gone, since the law asks for it or since it is nobody's. */
export type ErasureKept = 'inspections' | 'facts' | 'address'
export const ERASURE_KEPT_LABEL: Record<ErasureKept, string> = {
  inspections: '检查、隐患的结论与校验值（至少存 2 年，不含姓名、电话、签字、备注）',
  facts: '事实流水（只有编号与代码，用来证明记录没有被改过）',
  address: '场所地址（场所仍登记，后来的用户还要用）',
}

export interface PersonsPlace extends Stay {
  status: PremisesStatus
  openHazards: number
  bottles: number
}

/** Of the places where the person lives or trades today; what is over no longer stands in the way. */
export function erasureObstacles(places: readonly PersonsPlace[], today: CalendarDate): ErasureObstacle[] {
  const present = places.filter(({ toOn }) => toOn === null || toOn >= today)
  const found: ErasureObstacle[] = []
  if (present.some(({ openHazards }) => openHazards > 0)) found.push('open_hazard')
  if (present.some(({ status, bottles }) => status === 'in_use' || status === 'suspended' || bottles > 0))
    found.push('uses_gas')
  return found
}

export interface PersonAtPlace extends Stay {
  partyId: string
  role: OccupancyRole
}

const ANSWERS_FIRST: readonly OccupancyRole[] = ['trade_name', 'tenant', 'owner', 'landlord']

/**
 * Whose signature it is: the landlord's where he signed himself, else of whoever answered for the place on that day;
 * family and shop staff sign in his stead.
 */
export function signerAt(
  people: readonly PersonAtPlace[],
  on: CalendarDate,
  signedAs: SignerKind | undefined,
): string | undefined {
  const present = people.filter(({ fromOn, toOn }) => fromOn <= on && (toOn === null || on <= toOn))
  const order = signedAs === 'landlord' ? [...ANSWERS_FIRST].reverse() : ANSWERS_FIRST
  for (const role of order) {
    const found = present.find((one) => one.role === role)
    if (found) return found.partyId
  }
  return undefined
}
