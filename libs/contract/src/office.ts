import { z } from 'zod'
import { AreaKindCode, RoleCode } from './enums'
import { CalendarDate, Code, Id, Instant, Name, PageQuery, page } from './primitives'

const Count = z.number().int()
/** 控制台总览, in the order of the screen. */
export const OverviewView = z
  .object({
    asOf: Instant,
    date: CalendarDate,
    definition: z.string(),
    actNow: z.object({
      gradeAUncontrolled: Count,
      overdue: Count,
      toDispatch: Count,
      toRecheck: Count,
      leaks: Count,
      referred: Count,
      uncoveredGrids: Count,
      /** 补录待审: sheets typed in that wait for the street. */
      papers: Count,
    }),
    /** Machinery of the whole district; null for whoever sees a part of it. */
    duty: z
      .object({
        deadJobs: Count,
        oldestDueJobSeconds: z.number().nullable(),
        unconfirmedNotices: Count,
        /** Companies whose software should report and has not for longer than was agreed. */
        silentCompanies: Count,
      })
      .nullable(),
    premises: z.object({
      in_use: Count,
      suspended: Count,
      vacant: Count,
      retired: Count,
      not_found: Count,
      byType: z.object({ resident: Count, catering: Count, other: Count }),
    }),
    cylinders: z.object({
      in_use: Count,
      spare: Count,
      empty: Count,
      missing: Count,
      unregistered: Count,
      total: Count,
    }),
    visits: z.object({
      due: Count,
      done: Count,
      not_home: Count,
      refused: Count,
      rescheduled: Count,
      todayDone: Count,
    }),
    hazards: z.object({ found: Count, controlled: Count, rectified: Count, rechecked: Count, closed: Count }),
    problems: z.array(z.object({ category: z.string(), label: z.string(), open: Count })),
    expiring: z.array(z.object({ kind: z.string(), label: z.string(), overdue: Count, within30: Count })),
    swaps: z.array(z.object({ companyId: Id.nullable(), companyName: z.string(), count: Count })),
    streets: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        premises: Count,
        cylinders: Count,
        visitedThisYear: Count,
        overdueVisits: Count,
        openHazards: Count,
        gradeA: Count,
        openAlerts: Count,
      }),
    ),
    trend: z.array(z.object({ date: CalendarDate, visits: Count, hazards: Count, closed: Count })),
  })
  .meta({ id: 'Overview' })

export const AreaView = z.object({
  code: z.string(),
  name: z.string(),
  kind: AreaKindCode,
  parentCode: z.string().nullable(),
})
export const AreaList = z.object({ items: z.array(AreaView) })
export const AreaQuery = z.object({ kind: AreaKindCode.optional(), parent: z.string().max(20).optional() })
export const CompanyList = z.object({
  items: z.array(z.object({ id: Id, code: z.string(), name: z.string(), phone: z.string() })),
})
/** People whom something can be dispatched to. */
export const AssigneeQuery = z.object({ area: z.string().max(20).optional(), role: RoleCode.optional() })
export const AssigneeList = z.object({
  items: z.array(
    z.object({ accountId: Id, name: z.string(), role: RoleCode, roleLabel: z.string(), areaName: z.string() }),
  ),
})

export const AccountRow = z.object({
  id: Id,
  username: z.string(),
  displayName: z.string(),
  role: RoleCode,
  roleLabel: z.string(),
  areaName: z.string(),
  active: z.boolean(),
  /** Waits for the security administrator. */
  pending: z.boolean(),
  /** Too many wrong passwords, until the lock ends or is lifted. */
  locked: z.boolean(),
  totp: z.boolean(),
  /** Has a face on his badge. */
  photographed: z.boolean(),
  createdAt: Instant,
})
export const AccountPage = page(AccountRow)
/** 网格员 a grid, 社区网格长 a community, 街道网格中心 a street, 燃气企业 a company. Households bind themselves. */
export const NewAccountBody = z.object({
  username: z
    .string({ error: '请填写账号' })
    .regex(/^[a-z0-9._-]{2,64}$/, '账号应为 2 到 64 个小写字母、数字、点或横线'),
  name: Name(40),
  role: RoleCode.exclude(['household'], { error: '请选择角色' }),
  areaCode: z.string().max(20).nullable(),
  companyId: Id.nullable(),
  staffNo: Code(32).nullable(),
})
/** Shown once; must be changed at the first log-in. */
export const OneTimePasswordView = z.object({ password: z.string() })
export const NewAccountView = OneTimePasswordView.extend({ id: Id, username: z.string(), pending: z.boolean() })
export const AccountQuery = PageQuery.extend({
  role: RoleCode.optional(),
  status: z.enum(['active', 'pending', 'withdrawn'], { error: '账号状态不在可选范围内' }).optional(),
})
export const SecurityLogRow = z.object({
  seq: Count,
  kind: z.string(),
  title: z.string(),
  detail: z.array(z.string()),
  /** The account it happened to; null when it was none. */
  username: z.string().nullable(),
  roleLabel: z.string().nullable(),
  actorLabel: z.string(),
  occurredAt: Instant,
  hash: z.string(),
})
export const SecurityLogPage = page(SecurityLogRow)
export const SecurityLogQuery = PageQuery.extend({
  kind: z.enum(['failures', 'access', 'accounts'], { error: '日志种类不在可选范围内' }).optional(),
})

export const JobRow = z.object({
  id: Id,
  name: z.string(),
  status: z.string(),
  attempts: Count,
  runAt: Instant,
  lastError: z.string().nullable(),
  createdAt: Instant,
})
export const JobQuery = PageQuery.extend({
  status: z.enum(['ready', 'running', 'done', 'dead'], { error: '任务状态不在可选范围内' }).optional(),
})
export const JobPage = page(JobRow)

export const FactRow = z.object({
  seq: Count,
  kind: z.string(),
  title: z.string(),
  occurredAt: Instant,
  recordedAt: Instant,
  actorLabel: z.string(),
  areaCode: z.string().nullable(),
  hash: z.string(),
})
export const FactPage = page(FactRow)

/** One server-sent event: `event: change`, `id: <seq>`. Only what the caller may see. */
export const StreamEvent = z
  .object({
    seq: Count,
    kind: z.string(),
    subjects: z.array(z.object({ kind: z.string(), id: z.string() })),
    at: Instant,
  })
  .meta({ id: 'StreamEvent' })
export const StreamQuery = z.object({
  after: z
    .string()
    .regex(/^\d{1,15}$/, '序号应为数字')
    .optional(),
})
