import { DomainError, type InspectionContent, type Problem } from '@app/domain'
import type { EquipmentEntity } from '@app/persistence'

export function assertKnown({ bottles }: InspectionContent, known: ReadonlySet<string>): void {
  refuse(
    bottles.flatMap((b, i) =>
      b.registered && !known.has(b.cylinderId)
        ? [{ path: `content.bottles[${i}].cylinderId`, message: `第${i + 1}只气瓶不在登记中，请重新扫码` }]
        : [],
    ),
  )
}

/** Equipment does not wander: an id of another place would rewrite what that place has. */
export function assertHere({ premisesId, equipment }: InspectionContent, known: readonly EquipmentEntity[]): void {
  const elsewhere = new Set(known.filter((e) => e.premisesId !== premisesId).map((e) => e.id))
  refuse(
    equipment.flatMap(({ id }, i) =>
      elsewhere.has(id)
        ? [{ path: `content.equipment[${i}].id`, message: `第${i + 1}套设备的编号不能用，请删去后重新登记` }]
        : [],
    ),
  )
}

function refuse(problems: Problem[]): void {
  if (problems.length > 0) throw new DomainError('INSPECTION_INCOMPLETE', '检查单还不完整，请按提示补齐', problems)
}
