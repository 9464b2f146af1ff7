import { DomainError, type Problem } from '@app/domain'
import { TooOftenError } from '@app/features'
import { DuplicateError, StorageUnavailableError } from '@app/persistence'
import { HttpException } from '@nestjs/common'

export interface ProblemReply {
  status: number
  body: { type: string; status: number; code: string; title: string; problems?: readonly Problem[] }
  retryAfterSeconds?: number
}

/** Codes whose status is not 422. A code is for ever; its status is stated here once. */
const STATUS: Record<string, number> = {
  BODY_MALFORMED: 400,
  UNAUTHENTICATED: 401,
  LOGIN_FAILED: 401,
  SIGNATURE_MISSING: 401,
  SIGNATURE_WRONG: 401,
  KEY_UNKNOWN: 401,
  CLOCK_OFF: 401,
  REQUEST_REPLAYED: 409,
  KEYS_FULL: 409,
  KEY_ENDED: 409,
  LOGIN_LOCKED: 429,
  ACCOUNT_PENDING: 403,
  TOTP_NEEDED: 409,
  TOTP_WRONG: 422,
  TOTP_STATE: 409,
  WECHAT_CODE_INVALID: 401,
  FORBIDDEN: 403,
  PASSWORD_CHANGE_NEEDED: 403,
  TOTP_SETUP_NEEDED: 403,
  PHONE_NOT_KNOWN: 403,
  WECHAT_USER_BLOCKED: 403,
  FILE_LINK_EXPIRED: 403,
  NOT_FOUND: 404,
  FILE_NOT_FOUND: 404,
  FILE_ERASED: 410,
  PREMISES_UNKNOWN: 404,
  METHOD_NOT_ALLOWED: 405,
  ID_REUSED: 409,
  EVENT_ID_REUSED: 409,
  EVENT_UNKNOWN: 404,
  USERNAME_TAKEN: 409,
  ACCOUNT_WITHDRAWN: 409,
  PHONE_NEEDED: 409,
  ALERT_STATE: 409,
  ALERT_NO_CLASH: 409,
  MISREAD_NOT_POSSIBLE: 409,
  ALERT_SAME_PERSON: 409,
  HAZARD_STATE: 409,
  HAZARD_SAME_PERSON: 409,
  HAZARD_CHANGED: 409,
  NOTICE_REPLACED: 409,
  ERASURE_STATE: 409,
  ERASURE_OPEN: 409,
  ERASURE_SAME_PERSON: 409,
  ERASURE_BLOCKED: 409,
  ASSIGNED_ALREADY: 409,
  GRID_CLOSED: 409,
  GRID_NOT_EMPTY: 409,
  GRIDS_FULL: 409,
  MOVE_OVERLAP: 409,
  HANDOVER_NOT_HELD: 409,
  HANDOVER_NOT_YOURS: 403,
  MATTER_CLOSED: 409,
  REFERRAL_STATE: 409,
  REFERRED_ALREADY: 409,
  JOB_STATE: 409,
  PAPER_STATE: 409,
  PAPER_SAME_PERSON: 409,
  PAPER_NOT_YOURS: 409,
  CORRECTION_STATE: 409,
  CORRECTION_SAME_PERSON: 409,
  CORRECTION_NOT_YOURS: 409,
  JOINT_LEAD_AWAITED: 425,
  PREMISES_STATE: 409,
  TYPE_SAME: 409,
  IMPORT_STATE: 409,
  IMPORT_STALE: 409,
  IMPORT_NOTHING: 409,
  OCCUPANCY_OVERLAP: 409,
  EQUIPMENT_GONE: 409,
  MERGE_CONFLICT: 409,
  ALIAS_TAKEN: 409,
  ALIAS_RETIRED: 409,
  ALIAS_SCRAPPED: 409,
  ALIAS_ENDED: 409,
  ALIAS_LAST: 409,
  ALIAS_NOT_YOURS: 403,
  LABEL_FOREIGN: 409,
  LABELS_USED_UP: 409,
  RECALL_STATE: 409,
  RECALL_UNFINISHED: 409,
  RECALL_ITEM_ENDED: 409,
  RECALL_AT_HOME: 409,
  REFUSAL_ANSWERED: 409,
  SUPPLY_OVERLAP: 409,
  SUPPLY_STOP_STATE: 409,
  COMPANY_CODE_TAKEN: 409,
  COMPANY_CHANGED: 409,
  LICENCE_WITHDRAWN: 409,
  SWAP_NOT_THERE: 409,
  SUPPLY_NONE: 409,
  STAY_ENDED: 409,
  REPORT_STATE: 409,
  RECEIPT_UNKNOWN: 404,
  BADGE_LOGIN_AGAIN: 409,
  APPOINTMENT_STATE: 409,
  APPOINTMENT_OPEN: 409,
  FAMILY_KNOWN: 409,
  CONFLICT: 409,
  FILE_TOO_LARGE: 413,
  BODY_TOO_LARGE: 413,
  FILE_NOT_IMAGE: 415,
  BODY_TYPE: 415,
  RATE_LIMITED: 429,
  WECHAT_TOO_FREQUENT: 429,
  STORAGE_UNAVAILABLE: 503,
  WECHAT_UNAVAILABLE: 503,
  WECHAT_NOT_CONFIGURED: 503,
  MESSAGE_UNAVAILABLE: 503,
}

/** What the framework says in English, said in the product's words. */
const FRAMEWORK: Record<number, { code: string; title: string }> = {
  400: { code: 'BODY_MALFORMED', title: '提交的内容格式不对，无法读取' },
  404: { code: 'NOT_FOUND', title: '没有找到' },
  405: { code: 'METHOD_NOT_ALLOWED', title: '不支持这种请求方式' },
  413: { code: 'BODY_TOO_LARGE', title: '提交的内容过大' },
  415: { code: 'BODY_TYPE', title: '不支持这种内容格式' },
  429: { code: 'RATE_LIMITED', title: '请求过于频繁，请稍后再试' },
}

const reply = (status: number, code: string, title: string, problems?: readonly Problem[]): ProblemReply => ({
  status,
  body: { type: 'about:blank', status, code, title, ...(problems?.length ? { problems } : {}) },
  ...(status === 503 ? { retryAfterSeconds: 5 } : {}),
  ...(status === 429 ? { retryAfterSeconds: 60 } : {}),
})

/** The status a framework error carries: Nest's exceptions and Fastify's own (`statusCode`). */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus()
  const { statusCode } = error as { statusCode?: unknown }
  return typeof statusCode === 'number' ? statusCode : 500
}

/** One place turns any error into problem+json. A 5xx never shows what went wrong inside. */
export function problemOf(error: unknown): ProblemReply {
  if (error instanceof TooOftenError)
    return { ...reply(429, error.code, error.message), retryAfterSeconds: error.retryAfterSeconds }
  if (error instanceof DomainError) return reply(STATUS[error.code] ?? 422, error.code, error.message, error.problems)
  if (error instanceof StorageUnavailableError) return reply(503, 'STORAGE_UNAVAILABLE', '系统暂时无法保存，请稍后再试')
  if (error instanceof DuplicateError) return reply(409, 'CONFLICT', '与已有记录冲突，请刷新后再试')
  const status = statusOf(error)
  const known = FRAMEWORK[status]
  if (known) return reply(status, known.code, known.title)
  if (status >= 400 && status < 500) return reply(status, 'BODY_MALFORMED', '请求有误，无法处理')
  return reply(500, 'INTERNAL', '系统出错，已记录，请稍后再试')
}
