/** 用气场所: the place where bottled gas is used. Who lives or trades there is an occupancy (用户 party, from–to). */
export type PremisesType = 'resident' | 'catering' | 'other'
export const PREMISES_TYPE_LABEL: Record<PremisesType, string> = {
  resident: '居民',
  catering: '餐饮',
  other: '其他非居民',
}

export type PremisesStatus = 'in_use' | 'suspended' | 'vacant' | 'retired' | 'not_found'
export const PREMISES_STATUS_LABEL: Record<PremisesStatus, string> = {
  in_use: '在用',
  suspended: '停业',
  vacant: '空置',
  retired: '已停用',
  not_found: '查无',
}

export type OccupancyRole = 'owner' | 'tenant' | 'landlord' | 'trade_name'
export const OCCUPANCY_ROLE_LABEL: Record<OccupancyRole, string> = {
  owner: '业主',
  tenant: '租客',
  landlord: '房东',
  trade_name: '字号',
}
