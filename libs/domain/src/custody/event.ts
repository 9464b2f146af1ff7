import type { AliasKind } from '../cylinder/cylinder'
import type { CalendarDate, Instant } from '../time/calendar'

/**
 * What a company reports about one cylinder. The five messages of the Tianjin and Shanghai exchange standards
 * (登记, 收发, 充装, 检验, 配送), with what ends a life (报废, 注销) and 回收 beside them.
 */
export const EVENT_KINDS = ['file', 'fill', 'move', 'deliver', 'collect', 'test', 'scrap', 'deregister'] as const
export type EventKind = (typeof EVENT_KINDS)[number]
export const EVENT_KIND_LABEL: Record<EventKind, string> = {
  file: '建档',
  fill: '充装',
  move: '收发',
  deliver: '配送',
  collect: '回收',
  test: '检验',
  scrap: '报废',
  deregister: '注销',
}

/** Who or what holds a cylinder on its way; `code` is the company's own, for a home the code of the 用气场所. */
export const HOLDER_KINDS = ['site', 'vehicle', 'courier', 'premises'] as const
export type HolderKind = (typeof HOLDER_KINDS)[number]
export const HOLDER_KIND_LABEL: Record<HolderKind, string> = {
  site: '站点',
  vehicle: '车辆',
  courier: '配送员',
  premises: '用气场所',
}
export interface HolderRef {
  kind: HolderKind
  code: string
}

interface EventBase {
  /** The sender's own id: the same id with the same content counts once, whenever it comes. */
  eventId: string
  /** Any code the cylinder carries now. */
  code: string
  occurredAt: Instant
}

export interface FileEvent extends EventBase {
  kind: 'file'
  aliases: { kind: AliasKind; value: string }[]
  model: string
  maker: string | null
  madeOn: CalendarDate | null
  designLifeYears: number | null
  lastTestOn: CalendarDate | null
  nextTestOn: CalendarDate | null
  tareKg: number | null
}

/** Reasons to refuse a cylinder before filling, see the reject list of the filling stations. */
export const FILL_REJECTS = [
  'marks_unclear',
  'test_overdue',
  'life_expired',
  'foreign',
  'fire_marks',
  'corroded',
  'valve',
  'tare_unknown',
  'no_residual_pressure',
] as const
export type FillReject = (typeof FILL_REJECTS)[number]
export const FILL_REJECT_LABEL: Record<FillReject, string> = {
  marks_unclear: '钢印标识不清',
  test_overdue: '检验到期',
  life_expired: '超过使用年限',
  foreign: '非自有瓶',
  fire_marks: '火烧痕迹',
  corroded: '严重锈蚀或凹陷',
  valve: '瓶阀松动或不合标准',
  tare_unknown: '皮重不明',
  no_residual_pressure: '没有余压',
}

export interface FillEvent extends EventBase {
  kind: 'fill'
  /** Code of the filling station. */
  site: string
  /** 充装前检查: what spoke against filling; empty = fit. */
  before: FillReject[]
  /** 充装后检查 */
  after: { leakFree: boolean; weightRight: boolean }
  tareKg: number
  grossKg: number
  netKg: number
  scale: string
  /** The filling worker's number, never a name. */
  operator: string
}

/** 出库, 运输, 入库, 交接: from one holder of the trade to another. */
export interface MoveEvent extends EventBase {
  kind: 'move'
  from: HolderRef
  to: HolderRef
}

/** What the courier looked at beside the delivery (随瓶安检): one check for all cylinders of one call. */
export interface DeliveryCheck {
  checkId: string
  outcome: 'passed' | 'findings'
  /** Items of the checklist that failed, with their reason. */
  findings: { item: string; reason: string }[]
}

export interface DeliverEvent extends EventBase {
  kind: 'deliver'
  from: HolderRef
  /** Code of the 用气场所. */
  premises: string
  orderNo: string | null
  check: DeliveryCheck | null
}

export interface CollectEvent extends EventBase {
  kind: 'collect'
  premises: string
  to: HolderRef
  residualKg: number | null
}

export const TEST_ITEMS = ['appearance', 'weld', 'valve_seat', 'wall', 'volume', 'hydraulic', 'airtight'] as const
export type TestItem = (typeof TEST_ITEMS)[number]
export const TEST_ITEM_LABEL: Record<TestItem, string> = {
  appearance: '外观',
  weld: '焊接接头',
  valve_seat: '阀座',
  wall: '壁厚',
  volume: '容积',
  hydraulic: '水压试验',
  airtight: '气密性',
}

export interface TestEvent extends EventBase {
  kind: 'test'
  /** Code of the test station. */
  site: string
  conclusion: 'passed' | 'scrap'
  /** Each with the number of who tested and who reviewed it; they are two people. */
  items: { item: TestItem; passed: boolean; inspector: string; reviewer: string }[]
  nextTestOn: CalendarDate | null
}

export const SCRAP_REASON_LABEL = {
  test_failed: '检验不合格',
  life_expired: '超过使用年限',
  damaged: '损坏',
  banned: '淘汰或翻新瓶',
  other: '其他原因',
} as const
export interface ScrapEvent extends EventBase {
  kind: 'scrap'
  site: string
  reason: keyof typeof SCRAP_REASON_LABEL
}

export const DEREGISTER_REASON_LABEL = { scrapped: '已报废', lost: '遗失', left_district: '转出本区' } as const
export interface DeregisterEvent extends EventBase {
  kind: 'deregister'
  reason: keyof typeof DEREGISTER_REASON_LABEL
}

export type CylinderEvent =
  | FileEvent
  | FillEvent
  | MoveEvent
  | DeliverEvent
  | CollectEvent
  | TestEvent
  | ScrapEvent
  | DeregisterEvent
