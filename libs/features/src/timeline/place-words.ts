import {
  type CalendarDate,
  dateWords,
  EQUIPMENT_FIELD_LABEL,
  EQUIPMENT_KIND_LABEL,
  type EquipmentAddedBody,
  type EquipmentChangedBody,
  type EquipmentDates,
  type EquipmentRemovedBody,
  HOSE_KIND_LABEL,
  type PartyCorrectedBody,
  type PartyRenamedBody,
  PREMISES_TYPE_LABEL,
  type PremisesMergedBody,
  type PremisesTypeChangedBody,
} from '@app/domain'
import type { FactWords } from './words'
import { lines } from './words'

/** Bodies of older releases may lack what newer ones write. */
type Speak<B> = (body: Partial<B>) => Partial<FactWords>

const FIELDS = Object.keys(EQUIPMENT_FIELD_LABEL) as (keyof EquipmentDates)[]

const valueWords = (field: keyof EquipmentDates, dates: Partial<EquipmentDates> | undefined): string => {
  const value = dates?.[field]
  if (field === 'hasWaterHeater') return value ? '有' : '无'
  if (field === 'hoseKind') return dates?.hoseKind ? HOSE_KIND_LABEL[dates.hoseKind] : '不详'
  return value ? dateWords(value as CalendarDate) : '不详'
}

const known = (dates: EquipmentDates | undefined): string[] =>
  FIELDS.filter((field) => dates?.[field]).map((field) => `${EQUIPMENT_FIELD_LABEL[field]} ${valueWords(field, dates)}`)

const differences = (before?: EquipmentDates, after?: EquipmentDates): string[] =>
  FIELDS.filter((field) => (before?.[field] ?? null) !== (after?.[field] ?? null)).map(
    (field) => `${EQUIPMENT_FIELD_LABEL[field]}：${valueWords(field, before)} → ${valueWords(field, after)}`,
  )

export const equipmentAdded: Speak<EquipmentAddedBody> = ({ kind, fromOn, dates, replacesId }) => ({
  title: `${replacesId ? '换上' : '登记'}${kind ? EQUIPMENT_KIND_LABEL[kind] : '设备'}`,
  detail: lines(fromOn && `自 ${dateWords(fromOn)}`, ...known(dates)),
})

export const equipmentChanged: Speak<EquipmentChangedBody> = ({ kind, before, after }) => ({
  title: `更正${kind ? EQUIPMENT_KIND_LABEL[kind] : '设备'}`,
  detail: differences(before, after),
})

export const equipmentRemoved: Speak<EquipmentRemovedBody> = ({ kind, toOn, replacedById }) => ({
  title: `${replacedById ? '换下' : '拆除'}${kind ? EQUIPMENT_KIND_LABEL[kind] : '设备'}`,
  detail: lines(toOn && `至 ${dateWords(toOn)}`),
})

export const typeChanged: Speak<PremisesTypeChangedBody> = ({ from, to, on, hasCylinderRoom, nextVisitOn }) => ({
  title: from && to ? `${PREMISES_TYPE_LABEL[from]}改为${PREMISES_TYPE_LABEL[to]}` : '场所类型变更',
  detail: lines(
    on && `自 ${dateWords(on)}`,
    hasCylinderRoom ? '有气瓶间' : null,
    nextVisitOn && `${dateWords(nextVisitOn)} 前检查`,
  ),
})

export const partyRenamed: Speak<PartyRenamedBody> = ({ role, fromOn }) => ({
  title: role === 'trade_name' ? '更换字号' : '更名',
  detail: lines(fromOn && `自 ${dateWords(fromOn)}`),
})

type Days = PartyCorrectedBody['before']
const daysWords = (days: Days): string => `${dateWords(days.fromOn)} 至${days.toOn ? ` ${dateWords(days.toOn)}` : '今'}`

export const partyCorrected: Speak<PartyCorrectedBody> = ({ before, after, name, phone }) => {
  const moved = before && after && (before.fromOn !== after.fromOn || before.toOn !== after.toOn)
  return {
    detail: lines(
      moved ? `起止：${daysWords(before)} → ${daysWords(after)}` : null,
      name ? '更正姓名或字号' : null,
      phone ? '更正电话' : null,
    ),
  }
}

export const premisesMerged: Speak<PremisesMergedBody> = ({ moved, folded }) => ({
  title: '合并重复场所',
  detail: lines(
    moved?.stays?.length ? `用户登记 ${moved.stays.length} 条移入` : null,
    moved?.cylinders?.length ? `气瓶 ${moved.cylinders.length} 只移入` : null,
    moved?.equipment?.length ? `设备 ${moved.equipment.length} 件移入` : null,
    moved?.hazards?.length ? `未办结隐患 ${moved.hazards.length} 条转入` : null,
    folded?.length ? `两处相同的登记 ${folded.length} 条合为一条` : null,
  ),
})
