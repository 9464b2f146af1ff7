import {
  COMPANY_ROLES,
  COMPANY_SIGNERS,
  LICENCE_KINDS,
  SUPERVISION_OUTCOMES,
  SUPPLY_STOP_ANSWERS,
  SUPPLY_STOP_REASONS,
} from '@app/domain'
import { z } from 'zod'
import { BottleUseCode, GradeCode } from './enums'
import { CommittedText, PhotoView } from './inspections'
import { CalendarDate, Code, FreeText, Id, Instant, Name, NonEmptyText, PageQuery, page, Sha256 } from './primitives'

const Count = z.number().int()
const CompanyRoleCode = z.enum(COMPANY_ROLES, { error: '企业类别不在可选范围内' })
const LicenceKindCode = z.enum(LICENCE_KINDS, { error: '许可证种类不在可选范围内' })
const LicenceStateCode = z.enum(['missing', 'expired', 'urgent', 'soon', 'valid'])
export const SiteKindCode = z.enum(['filling_station', 'outlet', 'depot', 'test_station'], {
  error: '站点种类不在可选范围内',
})
const OutcomeCode = z.enum(SUPERVISION_OUTCOMES, { error: '检查结果不在可选范围内' })
const Phone = z
  .string({ error: '电话格式不对' })
  .regex(/^\+?[0-9０-９](?:[-\s]?[0-9０-９]){2,19}$/, '电话只能填数字，可带区号')

/** One kind of licence with the certificate that counts today. */
const LicenceStanding = z.object({
  kind: LicenceKindCode,
  label: z.string(),
  state: LicenceStateCode,
  stateLabel: z.string(),
  toOn: CalendarDate.nullable(),
})
/** null for departments: where bottles and users are is not theirs to see, not even as a number. */
const Bottles = z.object({ total: Count, atUsers: Count, expired: Count, missing: Count }).nullable()

export const CompanyRow = z
  .object({
    id: Id,
    code: z.string(),
    name: z.string(),
    phone: z.string(),
    roles: z.array(CompanyRoleCode),
    areaName: z.string().nullable(),
    licences: z.array(LicenceStanding),
    bottles: Bottles,
    openHazards: Count,
    lastVisitOn: CalendarDate.nullable(),
  })
  .meta({ id: 'CompanyRow' })
export const CompanyQuery = PageQuery.extend({
  role: CompanyRoleCode.optional(),
  licence: z.enum(['expired', 'soon'], { error: '许可证筛选不在可选范围内' }).optional(),
  hazard: z.enum(['open']).optional(),
})
export const CompanyPage = page(CompanyRow)

export const LicenceView = z.object({
  id: Id,
  kind: LicenceKindCode,
  label: z.string(),
  number: z.string(),
  issuer: z.string(),
  fromOn: CalendarDate,
  toOn: CalendarDate,
  withdrawnOn: CalendarDate.nullable(),
  /** The one that counts today for its kind. */
  current: z.boolean(),
  photo: PhotoView.nullable(),
})
export const CompanyDetail = CompanyRow.extend({
  areaCode: z.string().nullable(),
  contact: z.object({ name: z.string(), phone: z.string() }).nullable(),
  sites: z.array(z.object({ kind: SiteKindCode, name: z.string(), address: z.string() })),
  certificates: z.array(LicenceView),
  /** null for departments, as `bottles`. */
  users: Count.nullable(),
  standingStops: Count.nullable(),
  accounts: z.array(z.object({ id: Id, name: z.string(), active: z.boolean() })),
  /** null before anybody recorded it */
  version: z.number().int().nullable(),
}).meta({ id: 'CompanyDetail' })

const profile = {
  actionId: Id,
  name: Name(60),
  phone: Phone,
  roles: z.array(CompanyRoleCode).min(1, '请选择企业类别').max(COMPANY_ROLES.length),
  /** The street where it stands; null = outside the district. */
  areaCode: z
    .string()
    .regex(/^\d{6,16}$/, '请选择街道')
    .nullable(),
  contact: z.object({ name: Name(30), phone: Phone }).nullable(),
  sites: z.array(z.object({ kind: SiteKindCode, name: Name(40), address: Name(120) })).max(20, '最多登记 20 处站点'),
}
export const NewCompanyBody = z.object({ ...profile, code: Code(32) })
export const CompanyProfileBody = z.object({ ...profile, version: z.number().int().nullable() })

export const LicenceBody = z.object({
  actionId: Id,
  kind: LicenceKindCode,
  number: Name(64),
  issuer: Name(80),
  fromOn: CalendarDate,
  toOn: CalendarDate,
  photoId: Id.nullable(),
})
export const WithdrawLicenceBody = z.object({ actionId: Id, reason: NonEmptyText(200) })

const SupervisionAnswer = z.object({
  item: z.string().max(8, '检查项不对'),
  thing: z.object({ kind: z.literal('place'), id: Id }),
  result: z.enum(['pass', 'fail', 'na'], { error: '检查结果不在可选范围内' }),
  reason: z.string().max(40).nullable(),
  photoIds: z.array(Id).max(9, '每项最多 9 张照片'),
  fixed: z.null(),
})
export const SupervisionContentBody = z
  .object({
    id: Id,
    companyId: Id,
    inspectorId: Id,
    checklistVersion: z.string().max(20),
    roles: z.array(CompanyRoleCode).max(COMPANY_ROLES.length),
    outcome: OutcomeCode,
    startedAt: Instant,
    finishedAt: Instant,
    answers: z.array(SupervisionAnswer).max(60),
    findings: z
      .array(
        z.object({
          item: z.string().max(8),
          thing: z.object({ kind: z.literal('place'), id: Id }),
          reason: z.string().max(40),
          grade: GradeCode,
          measure: z.string().max(40),
          deadlineOn: CalendarDate.nullable(),
          fixedOnSite: z.boolean(),
          structural: z.boolean(),
        }),
      )
      .max(60),
    photoIds: z.array(Id).max(9, '最多 9 张照片'),
    note: Sha256.nullable(),
    signing: z
      .object({
        mode: z.enum(['signed', 'refused'], { error: '签字方式不在可选范围内' }),
        signer: z.enum(COMPANY_SIGNERS, { error: '签字人身份不在可选范围内' }),
        person: Sha256,
        witness: Sha256.nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'SupervisionContent' })
export const SupervisionBody = z.object({
  content: SupervisionContentBody,
  contentHash: Sha256,
  officerSignatureId: Id.nullable(),
  companySignatureId: Id.nullable(),
  texts: z
    .array(CommittedText.extend({ path: z.enum(['note', 'signing.person', 'signing.witness']) }))
    .max(3, '文字多了，请刷新页面'),
})

export const SupervisionRow = z
  .object({
    id: Id,
    number: z.string(),
    companyId: Id,
    companyName: z.string(),
    inspectorName: z.string(),
    outcome: OutcomeCode,
    outcomeLabel: z.string(),
    finishedAt: Instant,
    findings: z.object({ A: Count, B: Count, C: Count }),
    majors: Count,
  })
  .meta({ id: 'SupervisionRow' })
export const SupervisionQuery = PageQuery.omit({ q: true }).extend({
  companyId: Id.optional(),
  outcome: OutcomeCode.optional(),
})
export const SupervisionPage = page(SupervisionRow)
export const SupervisionDetail = SupervisionRow.extend({
  receivedAt: Instant,
  content: SupervisionContentBody,
  contentHash: Sha256,
  texts: z.array(z.object({ path: z.string(), text: z.string() })),
  photos: z.array(PhotoView),
  signatures: z.object({ officer: PhotoView.nullable(), company: PhotoView.nullable() }),
  hazards: z.array(
    z.object({ id: Id, item: z.string(), title: z.string(), grade: GradeCode, status: z.string(), major: z.boolean() }),
  ),
}).meta({ id: 'SupervisionDetail' })

/** 换瓶 by the company: the old bottle out, the new one in. */
export const SwapBody = z.object({
  actionId: Id,
  at: Instant,
  /** What was scanned or typed of the new bottle. */
  newCode: NonEmptyText(64),
  use: BottleUseCode,
  photoIds: z.array(Id).max(9, '最多 9 张照片'),
})
export const SwapView = z.object({ outId: Id, inId: Id, inCode: z.string(), toRecheck: Count })

export const SupplyStopRow = z
  .object({
    id: Id,
    premisesId: Id,
    premisesLabel: z.string(),
    areaCode: z.string(),
    reason: z.enum(SUPPLY_STOP_REASONS),
    reasonLabel: z.string(),
    requestedAt: Instant,
    liftedAt: Instant.nullable(),
    suppliers: z.array(
      z.object({
        companyId: Id,
        name: z.string(),
        phone: z.string(),
        answer: z.enum(SUPPLY_STOP_ANSWERS).nullable(),
        answerLabel: z.string().nullable(),
        answeredAt: Instant.nullable(),
      }),
    ),
  })
  .meta({ id: 'SupplyStopRow' })
export const SupplyStopQuery = PageQuery.omit({ q: true }).extend({
  standing: z.enum(['1']).optional(),
  premisesId: Id.optional(),
  companyId: Id.optional(),
})
export const SupplyStopPage = page(SupplyStopRow)
export const SupplyStopBody = z.object({
  actionId: Id,
  reason: z.enum(SUPPLY_STOP_REASONS, { error: '请选择停供原因' }),
  note: FreeText(200).nullable(),
})
export const SupplyStopAnswerBody = z.object({
  actionId: Id,
  answer: z.enum(SUPPLY_STOP_ANSWERS, { error: '请选择答复' }),
  note: FreeText(200).nullable(),
})
export const SupplyStopLiftBody = z.object({ actionId: Id, note: FreeText(200).nullable() })
