import {
  AlertOutlined,
  ApartmentOutlined,
  AuditOutlined,
  CalendarOutlined,
  DashboardOutlined,
  EyeInvisibleOutlined,
  FileDoneOutlined,
  FireOutlined,
  HomeOutlined,
  ImportOutlined,
  MessageOutlined,
  RollbackOutlined,
  SafetyOutlined,
  ScheduleOutlined,
  ShopOutlined,
  SwapOutlined,
  TeamOutlined,
  WarningOutlined,
} from '@ant-design/icons'
import type { RouteKey, Routes } from '@app/contract'
import { isDepartment, type Role } from '@app/domain'
import type { ReactNode } from 'react'

type CallersOf<K extends RouteKey> = Routes[K]['roles'] extends readonly (infer R extends Role)[] ? R : Role

export interface MenuEntry {
  path: string
  name: string
  icon: ReactNode
  roles: readonly Role[]
}

/** `roles` are checked by the compiler against who may call the route that the page reads first. */
function entry<K extends RouteKey>(
  _reads: K,
  path: string,
  name: string,
  icon: ReactNode,
  roles: readonly CallersOf<K>[],
): MenuEntry {
  return { path, name, icon, roles }
}

const OFFICE = ['community', 'street', 'office', 'duty', 'auditor'] as const
const STAFF = ['inspector', ...OFFICE] as const
const WITH_COMPANY = [...STAFF, 'microgrid', 'company'] as const
const SUPERVISING = ['urban', 'market'] as const

export const MENU: readonly MenuEntry[] = [
  entry('GET /api/v1/overview', '/', '总览', <DashboardOutlined />, OFFICE),
  entry('GET /api/v1/companies/:id', '/company', '我的企业', <ShopOutlined />, ['company']),
  entry('GET /api/v1/alerts', '/alerts', '告警中心', <AlertOutlined />, WITH_COMPANY),
  entry('GET /api/v1/hazards', '/hazards', '隐患', <WarningOutlined />, [...WITH_COMPANY, ...SUPERVISING]),
  entry('GET /api/v1/premises', '/premises', '用气场所', <HomeOutlined />, WITH_COMPANY),
  entry('GET /api/v1/cylinders', '/cylinders', '气瓶', <FireOutlined />, WITH_COMPANY),
  entry('GET /api/v1/recalls', '/recalls', '召回', <RollbackOutlined />, [...STAFF, 'company']),
  entry('GET /api/v1/companies/overview', '/companies', '燃气企业', <ShopOutlined />, [...OFFICE, ...SUPERVISING]),
  entry('GET /api/v1/inspections', '/inspections', '入户检查', <FileDoneOutlined />, STAFF),
  entry('GET /api/v1/appointments', '/appointments', '预约上门', <CalendarOutlined />, OFFICE),
  entry('GET /api/v1/reports', '/reports', '线索', <MessageOutlined />, ['community', 'street', 'office', 'auditor']),
  entry('GET /api/v1/referrals', '/referrals', '移交', <SwapOutlined />, [
    'community',
    'street',
    'office',
    'duty',
    'urban',
    'market',
    'fire',
    'auditor',
  ]),
  entry('GET /api/v1/imports', '/import', '导入', <ImportOutlined />, ['office', 'admin']),
  entry('GET /api/v1/jobs', '/jobs', '后台任务', <ScheduleOutlined />, ['office', 'admin', 'auditor']),
  entry('GET /api/v1/facts', '/facts', '事实流水', <AuditOutlined />, ['office', 'auditor']),
  entry('GET /api/v1/grids', '/grids', '网格与人员', <ApartmentOutlined />, [
    'community',
    'street',
    'office',
    'duty',
    'admin',
    'auditor',
  ]),
  entry('GET /api/v1/accounts', '/accounts', '账号', <TeamOutlined />, ['admin', 'security', 'auditor']),
  entry('GET /api/v1/erasures', '/privacy', '个人信息', <EyeInvisibleOutlined />, ['office', 'security', 'auditor']),
  entry('GET /api/v1/security-log', '/security-log', '安全日志', <SafetyOutlined />, ['security', 'auditor']),
]

export const menuFor = (role: Role): MenuEntry[] => MENU.filter(({ roles }) => roles.includes(role))

/** Where a role begins its work, a department with what was handed to it; households have no place here. */
export const homeOf = (role: Role): string | null =>
  isDepartment(role) ? '/referrals' : (menuFor(role)[0]?.path ?? null)

const FEED: readonly CallersOf<'GET /api/v1/stream'>[] = WITH_COMPANY
export const followsFeed = (role: Role): boolean => (FEED as readonly Role[]).includes(role)

const HANDLERS: readonly CallersOf<'GET /api/v1/assignees'>[] = ['community', 'street', 'office', 'duty']
export const mayDispatch = (role: Role): boolean => (HANDLERS as readonly Role[]).includes(role)

const STAFFING: readonly CallersOf<'POST /api/v1/handovers'>[] = ['community', 'street', 'office']
export const mayStaff = (role: Role): boolean => (STAFFING as readonly Role[]).includes(role)

const BORDERING: readonly CallersOf<'POST /api/v1/grid-moves'>[] = ['street', 'office']
export const mayBorder = (role: Role): boolean => (BORDERING as readonly Role[]).includes(role)

const REVEALERS: readonly CallersOf<'POST /api/v1/premises/:id/reveals'>[] = [
  'inspector',
  'community',
  'street',
  'office',
  'duty',
]
/** Gas companies see their bottles and what is wrong with them, not the record of the visit. */
export const mayReadVisits = (role: Role): boolean => (STAFF as readonly Role[]).includes(role)

const STOPPERS: readonly CallersOf<'POST /api/v1/premises/:id/supply-stops'>[] = ['community', 'street', 'office']
export const mayRequestStop = (role: Role): boolean => (STOPPERS as readonly Role[]).includes(role)

const SUPERVISORS: readonly CallersOf<'POST /api/v1/companies/:id/visits'>[] = ['street', 'office', ...SUPERVISING]
export const mayVisitCompanies = (role: Role): boolean => (SUPERVISORS as readonly Role[]).includes(role)

const COMPANY_READERS: readonly CallersOf<'GET /api/v1/companies/:id/timeline'>[] = [...OFFICE, 'company']
/** Departments look at the company, not at what happens at its customers. */
export const mayReadCompanyStory = (role: Role): boolean => (COMPANY_READERS as readonly Role[]).includes(role)

const ERASERS: readonly CallersOf<'POST /api/v1/erasures'>[] = ['office', 'security']
export const mayErase = (role: Role): boolean => (ERASERS as readonly Role[]).includes(role)

const PAPER_CLERKS: readonly CallersOf<'POST /api/v1/paper-visits'>[] = ['inspector', 'community', 'street', 'office']
export const mayEnterPaper = (role: Role): boolean => (PAPER_CLERKS as readonly Role[]).includes(role)

export const mayReveal = (role: Role): boolean => (REVEALERS as readonly Role[]).includes(role)

const PLACE_KEEPERS: readonly CallersOf<'POST /api/v1/premises/:id/status'>[] = ['community', 'street', 'office']
export const mayChangePlaces = (role: Role): boolean => (PLACE_KEEPERS as readonly Role[]).includes(role)

const MERGERS: readonly CallersOf<'POST /api/v1/premises/:id/merge'>[] = ['street', 'office']
export const mayMerge = (role: Role): boolean => (MERGERS as readonly Role[]).includes(role)

const CODE_KEEPERS: readonly CallersOf<'POST /api/v1/cylinders/:id/aliases/end'>[] = ['street', 'office', 'company']
export const mayKeepCodes = (role: Role): boolean => (CODE_KEEPERS as readonly Role[]).includes(role)

const LABEL_READERS: readonly CallersOf<'GET /api/v1/label-batches'>[] = ['office', 'company', 'auditor']
export const mayReadLabels = (role: Role): boolean => (LABEL_READERS as readonly Role[]).includes(role)

const RULE_READERS: readonly CallersOf<'GET /api/v1/host-rules'>[] = ['office', 'auditor']
export const mayReadScanRules = (role: Role): boolean => (RULE_READERS as readonly Role[]).includes(role)

const CLASH_READERS: readonly CallersOf<'GET /api/v1/alerts/:id/clash'>[] = OFFICE
export const mayReadClashes = (role: Role): boolean => (CLASH_READERS as readonly Role[]).includes(role)

const HOLDING_READERS: readonly CallersOf<'GET /api/v1/companies/:id/holdings'>[] = [
  'office',
  'duty',
  'auditor',
  'company',
]
export const mayReadHoldings = (role: Role): boolean => (HOLDING_READERS as readonly Role[]).includes(role)

const REFUSAL_READERS: readonly CallersOf<'GET /api/v1/refusals'>[] = [...OFFICE, 'company']
export const mayReadRefusals = (role: Role): boolean => (REFUSAL_READERS as readonly Role[]).includes(role)

const RECALLERS: readonly CallersOf<'POST /api/v1/recalls'>[] = ['office']
export const mayRecall = (role: Role): boolean => (RECALLERS as readonly Role[]).includes(role)

const WITNESSES: readonly CallersOf<'POST /api/v1/recall-items/:id/evidence'>[] = [
  'inspector',
  'community',
  'street',
  'office',
  'company',
]
export const mayShowEvidence = (role: Role): boolean => (WITNESSES as readonly Role[]).includes(role)
