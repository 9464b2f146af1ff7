import {
  applyHazardFact,
  type CalendarDate,
  conflictWords,
  type HazardRelocatedBody,
  type HazardState,
  type Instant,
  PREMISES_STATUS_LABEL,
  planStays,
  type StayPlan,
  visitDue,
} from '@app/domain'
import {
  type CylinderEntity,
  type EquipmentEntity,
  EquipmentRepository,
  type HazardEntity,
  HazardRepository,
  type PremisesEntity,
  PremisesMergeRepository,
  PremisesRepository,
  type SupplyEntity,
} from '@app/persistence'
import { Injectable } from '@nestjs/common'
import { hazardState, openKeyOf } from '../hazards/hazard-rows'

export interface HazardShift {
  before: HazardEntity
  after: HazardEntity
  body: Omit<HazardRelocatedBody, 'actionId'>
}

export interface SupplyPlan {
  move: string[]
  fold: { keptId: string; foldedId: string; fromOn: CalendarDate }[]
}

/** Everything that a merge of two entries would change, before anything is. */
export interface MergePlan {
  kept: PremisesEntity
  merged: PremisesEntity
  stays: StayPlan
  supplies: SupplyPlan
  cylinders: CylinderEntity[]
  equipment: EquipmentEntity[]
  hazards: HazardShift[]
  /** Why it cannot be done yet, in words. */
  conflicts: string[]
}

const OPEN_TWICE = {
  appointment: '两处各有一个没完成的上门预约：请先撤回或完成其中一个',
  supply_stop: '两处各有一个没恢复的停供要求：请先恢复其中一个',
} as const

@Injectable()
export class PremisesMergePlanner {
  constructor(
    private readonly rows: PremisesMergeRepository,
    private readonly premises: PremisesRepository,
    private readonly equipment: EquipmentRepository,
    private readonly hazards: HazardRepository,
  ) {}

  async plan(kept: PremisesEntity, merged: PremisesEntity, now: Instant): Promise<MergePlan> {
    const [keptStays, mergedStays, keptSupplies, mergedSupplies] = await Promise.all([
      this.rows.stays(kept.id),
      this.rows.stays(merged.id),
      this.rows.supplies(kept.id),
      this.rows.supplies(merged.id),
    ])
    const [cylinders, equipment, there, open] = await Promise.all([
      this.premises.bottlesAt(merged.id),
      this.equipment.everAt(merged.id),
      this.hazards.openAt(kept.id),
      this.hazards.openAt(merged.id),
    ])
    const stays = planStays(keptStays, mergedStays)
    const thingOf = ({ thingKind, thingId }: HazardEntity) => (thingKind === 'place' ? kept.id : thingId)
    return {
      kept,
      merged,
      stays,
      supplies: planSupplies(keptSupplies, mergedSupplies),
      cylinders,
      equipment,
      hazards: open.map((row) => shiftHazard(row, kept, thingOf(row), there, now)),
      conflicts: [
        ...stays.conflicts.map(conflictWords),
        ...statusConflicts(kept, merged),
        ...(await this.rows.openTwice(kept.id, merged.id)).map((table) => OPEN_TWICE[table]),
      ],
    }
  }
}

/** What is cooked with is the entry that stays. */
function statusConflicts(kept: PremisesEntity, merged: PremisesEntity): string[] {
  if (merged.status !== 'in_use' || kept.status === 'in_use') return []
  return [`保留的一处现为${PREMISES_STATUS_LABEL[kept.status]}，另一处在用：请保留在用的一处，或先变更状态`]
}

function planSupplies(kept: readonly SupplyEntity[], merged: readonly SupplyEntity[]): SupplyPlan {
  const plan: SupplyPlan = { move: [], fold: [] }
  for (const row of merged) {
    const twin =
      row.toOn === null ? kept.find(({ companyId, toOn }) => companyId === row.companyId && toOn === null) : undefined
    const [fromOn = row.fromOn] = [row.fromOn, twin?.fromOn ?? row.fromOn].sort()
    if (twin) plan.fold.push({ keptId: twin.id, foldedId: row.id, fromOn })
    else plan.move.push(row.id)
  }
  return plan
}

/** One open hazard per item of a thing at a place: found at both entries it is one, and the elder goes on. */
export function shiftHazard(
  before: HazardEntity,
  to: Pick<PremisesEntity, 'id' | 'areaCode'>,
  thingId: string,
  there: readonly HazardEntity[],
  now: Instant,
): HazardShift {
  const key = openKeyOf(to.id, before.item, thingId)
  const twin = there.find(({ openKey, id }) => openKey === key && id !== before.id)
  const body = { hazardId: before.id, premisesId: to.id, thingId, foldedIntoId: twin?.id ?? null }
  const fact = { kind: 'hazard.relocated' as const, occurredAt: now, actorId: null, body }
  const state = applyHazardFact(hazardState(before), fact) as HazardState
  const openKey = state.status === 'closed' ? null : key
  return { before, body, after: { ...before, ...state, areaCode: to.areaCode, openKey } }
}

/** What will happen, as the confirmation says it. */
export function effectsOf({ kept, merged, stays, supplies, cylinders, equipment, hazards }: MergePlan): string[] {
  const folded = hazards.filter(({ body }) => body.foldedIntoId !== null).length
  const standing = equipment.filter(({ removedAt }) => removedAt === null).length
  return [
    `${merged.code} 并入 ${kept.code}：不再单独列出，原来的链接转到保留的一处`,
    stays.move.length ? `用户登记 ${stays.move.length} 条移入（含历任）` : null,
    stays.fold.length ? `两处相同的现任用户 ${stays.fold.length} 位合为一位，起始日取较早的，账号随之合并` : null,
    supplies.move.length + supplies.fold.length
      ? `供气企业 ${supplies.move.length + supplies.fold.length} 条合并`
      : null,
    cylinders.length ? `气瓶 ${cylinders.length} 只移入` : null,
    standing ? `设备 ${standing} 件移入；若两处登记的是同一套，请之后拆除多的一套` : null,
    hazards.length - folded ? `未办结隐患 ${hazards.length - folded} 条转入` : null,
    folded ? `与保留处相同的隐患 ${folded} 条并为一条` : null,
    '以往检查记录保持签字时的原样，经过里两处一起看；此后按原编号交来的检查记到保留的一处',
    '不能撤销',
  ].filter((line): line is string => line !== null)
}

/** What the entry that stays learns from the other: the later visit, the earlier day, the nearer appointment. */
export function learnt(kept: PremisesEntity, merged: PremisesEntity): Partial<PremisesEntity> {
  const later = (merged.lastVisitAt ?? '') > (kept.lastVisitAt ?? '') ? merged : kept
  const { lastVisitId, lastVisitAt, lastOutcome } = later
  const [registeredOn = kept.registeredOn] = [kept.registeredOn, merged.registeredOn].sort()
  const lastCompletedOn = [kept.lastCompletedOn, merged.lastCompletedOn].filter(isDay).sort().at(-1) ?? null
  const [nextVisitOn = null] = [kept.nextVisitOn, merged.nextVisitOn].filter(isDay).sort()
  const [reopenedOn = null] = [kept.reopenedOn, merged.reopenedOn].filter(isDay).sort()
  const after = { registeredOn, lastCompletedOn, nextVisitOn }
  const visitDueOn = visitDue({ type: kept.type, status: kept.status, typeSinceOn: kept.typeSinceOn, ...after })
  return { lastVisitId, lastVisitAt, lastOutcome, ...after, reopenedOn, visitDueOn }
}

const isDay = (day: string | null | undefined): day is string => typeof day === 'string'
