import type { CalendarDate, Instant } from '../time/calendar'

/** 气瓶档案状态 */
export type CylinderStatus = 'registered' | 'unregistered' | 'scrapped'
export const CYLINDER_STATUS_LABEL: Record<CylinderStatus, string> = {
  registered: '在册',
  unregistered: '未登记',
  scrapped: '已报废',
}

/** 权属: a bottle of no company belongs to the household. */
export const ownerLabel = (companyName: string | null | undefined): string => companyName ?? '用户自有'

/** 核瓶: how a bottle counted at the premises is being used. */
export type BottleUse = 'in_use' | 'spare' | 'empty'
export const BOTTLE_USE_LABEL: Record<BottleUse, string> = { in_use: '在用', spare: '备用', empty: '空瓶' }

/** 核瓶: what became of a bottle that the register expects at the premises. */
export type BottlePresence = 'present' | 'swapped' | 'missing'
export const BOTTLE_PRESENCE_LABEL: Record<BottlePresence, string> = {
  present: '在',
  swapped: '已换走',
  missing: '去向不明',
}

export type AliasKind = 'qr' | 'plate' | 'stamp' | 'factory' | 'chip' | 'registration'
export const ALIAS_KIND_LABEL: Record<AliasKind, string> = {
  qr: '二维码号',
  plate: '条码号',
  stamp: '钢印号',
  factory: '出厂编号',
  chip: '芯片号',
  registration: '使用登记代码',
}

/** The dates that decide whether a cylinder may be used. Months are written as their first day. */
export interface CylinderDates {
  model: string
  madeOn: CalendarDate | null
  /** 下次检验 as stamped or recorded; null when only the date of manufacture is known. */
  nextTestOn: CalendarDate | null
  lastTestOn: CalendarDate | null
  designLifeYears: number | null
}

export interface CylinderValidity {
  /** Last day on which the periodic test is valid (month end), null when nothing is known. */
  testValidUntil: CalendarDate | null
  /** True when computed from manufacture + interval (推算). */
  testDerived: boolean
  /** Last day of the permitted life, null when the date of manufacture is unknown. */
  lifeUntil: CalendarDate | null
  /** Compulsory scrap day (12 years, or made before 2007-02). */
  scrapOn: CalendarDate | null
}

/** State of a cylinder as facts make it (see `applyCylinderFact`). */
export interface CylinderState {
  id: string
  status: CylinderStatus
  premisesId: string | null
  presence: BottlePresence | null
  use: BottleUse | null
  lastSeenAt: Instant | null
}

/** 三色: red 停止使用 · amber 快到期/需留意 · green 未见异常 */
export type Colour = 'red' | 'amber' | 'green'
