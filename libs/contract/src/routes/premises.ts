import * as cylinders from '../cylinders'
import * as places from '../places'
import * as premises from '../premises'
import { Done, IdParams, PageQuery } from '../primitives'
import * as privacy from '../privacy'
import type { RouteSpec } from '../route'
import { DISPATCHERS, HANDLERS, STAFF, WITH_COMPANY } from './callers'

/** Whoever sees a whole street. */
const MERGERS = ['street', 'office'] as const

export const premisesRoutes = {
  'GET /api/v1/premises': {
    summary: '用气场所',
    roles: WITH_COMPANY,
    query: premises.PremisesQuery,
    response: premises.PremisesPage,
  },
  'POST /api/v1/premises/search': {
    summary: '查找用气场所：还可按完整姓名或电话（不写进地址）',
    roles: WITH_COMPANY,
    body: premises.PremisesQuery,
    response: premises.PremisesPage,
  },
  'GET /api/v1/premises/duplicates': {
    summary: '疑似重复的场所，两两并列',
    roles: MERGERS,
    query: PageQuery.pick({ cursor: true, limit: true }),
    response: premises.DuplicatePage,
  },
  'GET /api/v1/premises/:id/merge-preview': {
    summary: '合并前：将会发生什么，还差什么',
    roles: MERGERS,
    params: IdParams,
    query: premises.MergePreviewQuery,
    response: premises.MergePreview,
    errors: ['MERGE_CONFLICT'],
  },
  'POST /api/v1/premises/:id/merge': {
    summary: '把重复的一处并入这一处（不能撤销）',
    roles: MERGERS,
    params: IdParams,
    body: premises.MergeBody,
    response: premises.PremisesDetail,
    errors: ['MERGE_CONFLICT', 'ID_REUSED'],
  },
  'POST /api/v1/premises/:id/told-apart': {
    summary: '确认两处不是重复',
    roles: MERGERS,
    params: IdParams,
    body: premises.ToldApartBody,
    response: Done,
    errors: ['MERGE_CONFLICT', 'ID_REUSED'],
  },
  'GET /api/v1/premises/:id': {
    summary: '用气场所详情',
    roles: WITH_COMPANY,
    params: IdParams,
    response: premises.PremisesDetail,
  },
  'GET /api/v1/premises/:id/timeline': {
    summary: '用气场所经过',
    roles: STAFF,
    params: IdParams,
    query: cylinders.TimelineQuery,
    response: premises.StoryPage,
  },
  'POST /api/v1/premises/:id/reveals': {
    summary: '查看被遮蔽的个人信息，或取号码拨打（须选事由，先留痕）',
    roles: ['inspector', ...DISPATCHERS],
    params: IdParams,
    body: privacy.RevealBody,
    response: privacy.RevealView,
    errors: ['PHONE_NONE', 'ID_REUSED'],
  },
  'POST /api/v1/premises/:id/occupancies': {
    summary: '登记入住或开业（同一身份同时只有一位）',
    roles: HANDLERS,
    params: IdParams,
    body: places.MoveInBody,
    response: premises.PremisesDetail,
    errors: ['OCCUPANCY_OVERLAP', 'DATE_UNLIKELY', 'ID_REUSED'],
  },
  'GET /api/v1/premises/:id/occupancies': {
    summary: '历任用户（起止日期）',
    roles: STAFF,
    params: IdParams,
    response: premises.StayPage,
  },
  'POST /api/v1/occupancies/:id/rename': {
    summary: '字号更名（经营者不变，旧字号止于前一天）',
    roles: HANDLERS,
    params: IdParams,
    body: places.RenameBody,
    response: premises.PremisesDetail,
    errors: ['STAY_ENDED', 'DATE_UNLIKELY', 'RENAME_TRADE_ONLY', 'ID_REUSED'],
  },
  'POST /api/v1/occupancies/:id/move': {
    summary: '用户搬迁（此处止于当日，新址自当日起，账号随人走）',
    roles: HANDLERS,
    params: IdParams,
    body: places.MoveBody,
    response: premises.PremisesDetail,
    errors: ['STAY_ENDED', 'DATE_UNLIKELY', 'OCCUPANCY_OVERLAP', 'MOVE_NOWHERE', 'ID_REUSED'],
  },
  'POST /api/v1/occupancies/:id/correct': {
    summary: '更正写错的姓名、电话或起止日期（原值留在经过里）',
    roles: HANDLERS,
    params: IdParams,
    body: places.CorrectStayBody,
    response: premises.PremisesDetail,
    errors: ['DATE_UNLIKELY', 'OCCUPANCY_OVERLAP', 'NOTHING_CORRECTED', 'PARTY_ELSEWHERE', 'ID_REUSED'],
  },
  'POST /api/v1/occupancies/:id/end': {
    summary: '登记搬离或歇业（账号的查看权限同日结束）',
    roles: HANDLERS,
    params: IdParams,
    body: places.EndBody,
    response: premises.PremisesDetail,
    errors: ['STAY_ENDED', 'DATE_UNLIKELY', 'ID_REUSED'],
  },
  'POST /api/v1/premises/:id/status': {
    summary: '变更场所状态：在用、停业、空置、已停用、查无（离开在用须清瓶）',
    roles: HANDLERS,
    params: IdParams,
    body: places.StatusBody,
    response: premises.PremisesDetail,
    errors: ['PREMISES_STATE', 'STATUS_INCOMPLETE', 'FILE_UNKNOWN', 'ID_REUSED'],
  },
  'POST /api/v1/premises/:id/suppliers': {
    summary: '登记供气企业（一个地址可有多家）',
    roles: HANDLERS,
    params: IdParams,
    body: places.SupplierBody,
    response: premises.PremisesDetail,
    errors: ['COMPANY_UNKNOWN', 'SUPPLY_OVERLAP', 'DATE_UNLIKELY', 'ID_REUSED'],
  },
  'POST /api/v1/premises/:id/suppliers/end': {
    summary: '登记停止供气',
    roles: HANDLERS,
    params: IdParams,
    body: places.EndSupplierBody,
    response: premises.PremisesDetail,
    errors: ['SUPPLY_NONE', 'STAY_ENDED', 'DATE_UNLIKELY', 'ID_REUSED'],
  },
  'POST /api/v1/premises/:id/equipment': {
    summary: '登记设备（灶具组或报警器，带日期）',
    roles: HANDLERS,
    params: IdParams,
    body: places.EquipmentBody,
    response: premises.PremisesDetail,
    errors: ['EQUIPMENT_INVALID', 'DATE_UNLIKELY', 'ID_REUSED'],
  },
  'POST /api/v1/equipment/:id/correct': {
    summary: '更正设备的名称和日期',
    roles: HANDLERS,
    params: IdParams,
    body: places.EquipmentChangeBody,
    response: premises.PremisesDetail,
    errors: ['EQUIPMENT_INVALID', 'EQUIPMENT_GONE', 'ID_REUSED'],
  },
  'POST /api/v1/equipment/:id/replace': {
    summary: '换新设备（旧的止于当日，新的自当日起）',
    roles: HANDLERS,
    params: IdParams,
    body: places.EquipmentReplaceBody,
    response: premises.PremisesDetail,
    errors: ['EQUIPMENT_INVALID', 'EQUIPMENT_GONE', 'DATE_UNLIKELY', 'ID_REUSED'],
  },
  'POST /api/v1/equipment/:id/remove': {
    summary: '登记设备已拆除',
    roles: HANDLERS,
    params: IdParams,
    body: places.EquipmentRemoveBody,
    response: premises.PremisesDetail,
    errors: ['EQUIPMENT_GONE', 'DATE_UNLIKELY', 'ID_REUSED'],
  },
} as const satisfies Record<string, RouteSpec>
