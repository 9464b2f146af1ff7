import { DEPARTMENTS } from '@app/domain'
import { z } from 'zod'
import { GradeCode } from './enums'
import { FreeText, Id, Instant, NonEmptyText, PageQuery, page } from './primitives'

export const DepartmentCode = z.enum(DEPARTMENTS, { error: '请选择部门' })
export const ReferralStatusCode = z.enum(['open', 'answered', 'returned', 'taken_back'], {
  error: '移交状态不在可选范围内',
})
const SubjectKind = z.enum(['hazard', 'alert'], { error: '移交的是隐患或告警' })

export const ReferralRow = z
  .object({
    id: Id,
    subjectKind: SubjectKind,
    subjectId: Id,
    subjectLabel: z.string(),
    number: z.string().nullable(),
    title: z.string(),
    grade: GradeCode,
    areaName: z.string(),
    /** To the building. */
    premisesLabel: z.string(),
    department: DepartmentCode,
    departmentLabel: z.string(),
    status: ReferralStatusCode,
    statusLabel: z.string(),
    handedBy: z.string(),
    handedAt: Instant,
    repliedBy: z.string().nullable(),
    repliedAt: Instant.nullable(),
  })
  .meta({ id: 'Referral' })
export const ReferralPage = page(ReferralRow)
export const ReferralQuery = PageQuery.extend({
  status: ReferralStatusCode.optional(),
  department: DepartmentCode.optional(),
})
export const ReferralDetail = ReferralRow.extend({
  note: z.string().nullable(),
  reply: z.string().nullable(),
  actions: z.array(z.enum(['answer', 'return', 'take_back'])),
}).meta({ id: 'ReferralDetail' })
export const HandInBody = z.object({
  actionId: Id,
  subjectKind: SubjectKind,
  subjectId: Id,
  department: DepartmentCode,
  note: FreeText(500).nullable(),
})
export const HandedInView = z.object({ id: Id })
export const ReplyBody = z.object({ actionId: Id, text: NonEmptyText(1000) })
