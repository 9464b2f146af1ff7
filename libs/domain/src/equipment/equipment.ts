import type { CalendarDate } from '../time/calendar'

/** 一套灶具(阀+软管+灶) or 一只报警器; answers of 阀/软管/灶具 belong to a set, of 报警器 to a detector. */
export type EquipmentKind = 'appliance' | 'detector'
export const EQUIPMENT_KIND_LABEL: Record<EquipmentKind, string> = { appliance: '灶具组', detector: '报警器' }

/** 不锈钢波纹 · 金属包覆 · 橡胶复合(GB 44023) · 普通橡胶 */
export type HoseKind = 'stainless' | 'metal_clad' | 'composite' | 'rubber'
export const HOSE_KIND_LABEL: Record<HoseKind, string> = {
  stainless: '不锈钢波纹管',
  metal_clad: '金属包覆管',
  composite: '橡胶复合管',
  rubber: '普通橡胶管',
}

export interface Equipment {
  id: string
  kind: EquipmentKind
  /** 位置或名称, e.g. 一号灶 */
  label: string
  hasWaterHeater: boolean
  stoveSoldOn: CalendarDate | null
  hoseKind: HoseKind | null
  hoseFrom: CalendarDate | null
  regulatorFrom: CalendarDate | null
  /** Stamped end of life, wins over the default of five years. */
  regulatorUntil: CalendarDate | null
  detectorFrom: CalendarDate | null
}

export interface EquipmentValidity {
  stoveUntil: CalendarDate | null
  hoseUntil: CalendarDate | null
  regulatorUntil: CalendarDate | null
  detectorUntil: CalendarDate | null
}
