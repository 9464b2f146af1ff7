import type { Role } from '../account/role'
import { addDays, type CalendarDate } from '../time/calendar'

/** 举报 by anybody, without a name · 随手报 by whoever works in the grid. */
export type ReportSource = 'public' | 'staff'
export const REPORT_SOURCE_LABEL: Record<ReportSource, string> = { public: '举报', staff: '随手报' }

export const REPORT_CATEGORIES = [
  'black_gas',
  'bad_bottle',
  'place',
  'dining',
  'unregistered',
  'company',
  'impostor',
  'conduct',
  'other',
] as const
export type ReportCategory = (typeof REPORT_CATEGORIES)[number]

export const REPORT_CATEGORY_LABEL: Record<ReportCategory, string> = {
  black_gas: '流动商贩卖气、来路不明的气',
  bad_bottle: '气瓶过期、锈蚀、没有标志',
  place: '气瓶放在地下室、楼道、卧室',
  dining: '饭店用餐区、餐桌下放气瓶',
  unregistered: '有人用瓶装气，好像没登记',
  company: '气站、送气工违规',
  impostor: '假冒检查、上门推销收费',
  conduct: '检查人员态度不好、乱收费',
  other: '其他',
}

/** Whoever is complained of, and his own street, must not be the first to read it. */
const OF_THE_DISTRICT: readonly ReportCategory[] = ['impostor', 'conduct']
export const goesToDistrict = (category: ReportCategory): boolean => OF_THE_DISTRICT.includes(category)

export type ReportStatus = 'received' | 'accepted' | 'handed' | 'checked' | 'closed'
export const REPORT_STATUS_LABEL: Record<ReportStatus, string> = {
  received: '待接收',
  accepted: '已接收',
  handed: '核实中',
  checked: '已核实待答复',
  closed: '已办结',
}

/** The same, as told to whoever asks with the receipt. */
export const REPORT_STATUS_WORDS: Record<ReportStatus, string> = {
  received: '已收到，等待接收',
  accepted: '已接收，正在安排',
  handed: '已派人去现场核实',
  checked: '已到现场核实，正在办理',
  closed: '已办结',
}

export const REPORT_OUTCOMES = ['handled', 'not_found', 'registered', 'passed_on', 'known', 'unclear'] as const
export type ReportOutcome = (typeof REPORT_OUTCOMES)[number]
export const REPORT_OUTCOME_LABEL: Record<ReportOutcome, string> = {
  handled: '已处理',
  not_found: '现场没有发现',
  registered: '已建档管起来',
  passed_on: '已移交有关部门',
  known: '之前已有人反映，正在办',
  unclear: '地点或情况不清，没法核实',
}

export type ReportAction = 'accept' | 'hand' | 'transfer' | 'check' | 'answer' | 'register' | 'bottle' | 'close'

const ALLOWED: Record<ReportStatus, readonly ReportAction[]> = {
  received: ['accept', 'transfer'],
  accepted: ['hand', 'transfer', 'answer', 'register', 'bottle', 'close'],
  handed: ['check', 'hand', 'transfer', 'answer', 'register', 'bottle', 'close'],
  checked: ['hand', 'transfer', 'answer', 'register', 'bottle', 'close'],
  closed: [],
}

/** Whoever keeps the case, and whoever was sent to look. */
const KEEPERS: readonly Role[] = ['community', 'street', 'office']

interface Asker {
  accountId: string
  role: Role
}

interface Case {
  status: ReportStatus
  assigneeId: string | null
}

/** What this person may do with it now. */
export function reportActions(report: Case, { accountId, role }: Asker): ReportAction[] {
  return ALLOWED[report.status].filter((action) =>
    action === 'check' ? report.assigneeId === accountId : KEEPERS.includes(role),
  )
}

/** 城镇燃气管理条例 §29: a complaint is answered within 15 working days. Public holidays are not counted in. */
export const ANSWER_WORKDAYS = 15

export function answerDueOn(receivedOn: CalendarDate, workdays = ANSWER_WORKDAYS): CalendarDate {
  let day = receivedOn
  for (let left = workdays; left > 0; ) {
    day = addDays(day, 1)
    if (!isWeekend(day)) left -= 1
  }
  return day
}

function isWeekend(day: CalendarDate): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday === 0 || weekday === 6
}

/** Without I, L, O and U, which are misread (Crockford's alphabet). */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const RECEIPT_LENGTH = 12

/** 查询码 7K3M-9QXZ-20DE: sixty bits out of a hash that only the server can make. */
export function receiptOf(hex: string): string {
  const letters = Array.from({ length: RECEIPT_LENGTH }, (_, i) =>
    LETTERS.charAt(Number.parseInt(hex.slice(i * 2, i * 2 + 2), 16) % 32),
  )
  return [0, 4, 8].map((from) => letters.slice(from, from + 4).join('')).join('-')
}

/** As it was given, however it is typed: small letters, spaces, O for 0, I and L for 1. */
export const plainReceipt = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .replace(/[^0-9A-Z]/g, '')
