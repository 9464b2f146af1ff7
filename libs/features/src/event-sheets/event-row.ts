import {
  type CylinderEvent,
  FILL_REJECT_LABEL,
  FILL_REJECTS,
  type FillReject,
  type HolderRef,
  type Instant,
  isCalendarDate,
  sha256Hex,
  startOfDay,
  TEST_ITEM_LABEL,
  TEST_ITEMS,
  type TestItem,
} from '@app/domain'
import { cleanText, readDate } from '../import/cells'
import type { RowReader } from '../import/row-reader'
import type { EventColumn } from './event-columns'

export type EventRow = RowReader<EventColumn>
type Kind = 'fill' | 'move' | 'deliver' | 'collect' | 'test' | 'scrap' | 'deregister'

const KINDS: Record<string, Kind> = {
  ...{ 充装: 'fill', 收发: 'move', 出库: 'move', 入库: 'move', 运输: 'move', 配送: 'deliver', 送达: 'deliver' },
  ...{ 回收: 'collect', 检验: 'test', 报废: 'scrap', 注销: 'deregister' },
}
const HOLDERS: Record<string, HolderRef['kind']> = { 站点: 'site', 车辆: 'vehicle', 配送员: 'courier' }
const SCRAPPED = {
  ...{ 检验不合格: 'test_failed', 达到使用年限: 'life_expired', 超过使用年限: 'life_expired', 损坏: 'damaged' },
  ...{ 禁用: 'banned', 其他: 'other' },
} as const
const DEREGISTERED = { 报废: 'scrapped', 遗失: 'lost', 迁出: 'left_district', 迁出本区: 'left_district' } as const
const CONCLUSIONS = { 合格: 'passed', 报废: 'scrap' } as const

const FIT = { 合格: true, 不合格: false } as const
const REJECTS = Object.fromEntries(FILL_REJECTS.map((reject) => [FILL_REJECT_LABEL[reject], reject])) as Record<
  string,
  FillReject
>
const ITEMS = Object.fromEntries(TEST_ITEMS.map((item) => [TEST_ITEM_LABEL[item], item])) as Record<string, TestItem>

const REFERENCE = /^[0-9A-Za-z._:-]{1,64}$/
const MINUTES_A_DAY = 1440

/** One line as the message it stands for; null when something is wrong with it, which the row has noted. */
export function readEvent(row: EventRow): CylinderEvent | null {
  const kind = row.choice('kind', KINDS, null)
  if (!row.has('kind')) row.missing('kind')
  const code = row.code('code') ?? row.missing('code')
  const occurredAt = momentOf(row)
  const content = kind && CONTENTS[kind](row)
  if (!row.isSound || !content || occurredAt === null) return null
  const said = { ...content, code, occurredAt }
  const eventId = row.has('eventId') ? reference(row, 'eventId') : idOf(said)
  return row.isSound ? ({ ...said, eventId } as CylinderEvent) : null
}

/** Without a number of its own a line is known by what it says: the same line again is the same event. */
const idOf = (said: object): string => `T-${sha256Hex(JSON.stringify(said)).slice(0, 40)}`

const CONTENTS: Record<Kind, (row: EventRow) => object> = {
  fill: (row) => ({
    ...{ kind: 'fill', site: reference(row, 'site'), before: severalOf(row, 'before', REJECTS) },
    after: { leakFree: chosen(row, 'leak', FIT), weightRight: chosen(row, 'weight', FIT) },
    ...{ tareKg: kilograms(row, 'tareKg'), grossKg: kilograms(row, 'grossKg'), netKg: kilograms(row, 'netKg') },
    ...{ scale: reference(row, 'scale'), operator: reference(row, 'operator') },
  }),
  move: (row) => ({ kind: 'move', from: holder(row, 'from'), to: holder(row, 'to') }),
  deliver: (row) => ({
    ...{ kind: 'deliver', from: holder(row, 'from'), premises: row.code('premises', 32) ?? row.missing('premises') },
    ...{ orderNo: row.has('orderNo') ? reference(row, 'orderNo') : null, check: null },
  }),
  collect: (row) => ({
    ...{ kind: 'collect', premises: row.code('premises', 32) ?? row.missing('premises'), to: holder(row, 'to') },
    residualKg: null,
  }),
  test: (row) => {
    const conclusion = chosen(row, 'conclusion', CONCLUSIONS)
    const people = { inspector: reference(row, 'inspector'), reviewer: reference(row, 'reviewer') }
    const passed = conclusion === 'passed'
    const failed = passed && !row.has('failed') ? [] : severalOf(row, 'failed', ITEMS)
    const items = TEST_ITEMS.map((item) => ({ item, passed: !failed.includes(item), ...people }))
    const nextTestOn = passed ? row.date('nextTestOn') : null
    if (passed && nextTestOn === null && !row.has('nextTestOn')) row.missing('nextTestOn')
    return { kind: 'test', site: reference(row, 'site'), conclusion, items, nextTestOn }
  },
  scrap: (row) => ({ kind: 'scrap', site: reference(row, 'site'), reason: chosen(row, 'reason', SCRAPPED) }),
  deregister: (row) => ({ kind: 'deregister', reason: chosen(row, 'reason', DEREGISTERED) }),
}

function chosen<T>(row: EventRow, key: EventColumn, words: Readonly<Record<string, T>>): T | null {
  if (!row.has(key)) row.missing(key)
  return row.choice(key, words, null)
}

/** 合格, or what spoke against it: 标志不清、瓶阀异常. */
function severalOf<T extends string>(row: EventRow, key: EventColumn, words: Readonly<Record<string, T>>): T[] {
  const text = row.neededText(key, 80)
  if (text === '合格' || text === '') return []
  return text.split(/[、,，;；\s]+/).flatMap((word) => {
    const known = words[word]
    if (!known) row.fault(key, `“${word}”不认识，可填：合格，或 ${Object.keys(words).join('、')}`)
    return known ?? []
  })
}

function reference(row: EventRow, key: EventColumn): string {
  const text = row.neededText(key, 64)
  if (text !== '' && !REFERENCE.test(text)) row.fault(key, `“${text}”只能有字母、数字和 . _ : -`)
  return text
}

function kilograms(row: EventRow, key: EventColumn): number {
  const text = row.neededText(key, 12).replace(/(kg|公斤)$/i, '')
  const value = Number(text)
  if (text !== '' && !(value >= 0 && value <= 200)) row.fault(key, `“${text}”应为 0 到 200 的公斤数`)
  return value
}

/** 站点 CZ01 · 车辆 V1 · 配送员 K1 */
function holder(row: EventRow, key: 'from' | 'to'): HolderRef | null {
  const text = row.neededText(key, 40)
  const [, word = '', code = ''] = /^(站点|车辆|配送员)[\s:：]*([0-9A-Za-z._-]{1,32})$/.exec(text) ?? []
  const kind = HOLDERS[word]
  if (kind) return { kind, code }
  if (text !== '') row.fault(key, `“${text}”应写成“站点 代码”“车辆 代码”或“配送员 代码”，如：站点 CZ01`)
  return null
}

/** Day and time of day in Tianjin, in two columns: table programs lose the time of a date. */
function momentOf(row: EventRow): Instant | null {
  const day = readDate(row.neededText('day', 30))
  if (row.has('day') && (day === null || !isCalendarDate(day))) row.fault('day', '不是日期，请写成 2026-06-01')
  const minutes = minutesOf(cleanText(row.neededText('clock', 20)))
  if (row.has('clock') && minutes === null) row.fault('clock', '不是时刻，请写成 08:30')
  if (day === null || minutes === null) return null
  return new Date(Date.parse(startOfDay(day)) + minutes * 60_000).toISOString()
}

/** 8:30, 08:30:15, or the part of a day that a table program makes of it. */
function minutesOf(text: string): number | null {
  if (/^0?\.\d+$/.test(text)) return Math.round(Number(text) * MINUTES_A_DAY)
  const [, hours, minutes] = /^(\d{1,2})[:：](\d{2})(?:[:：]\d{2}(?:\.\d+)?)?$/.exec(text) ?? []
  if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59) return null
  return Number(hours) * 60 + Number(minutes)
}
