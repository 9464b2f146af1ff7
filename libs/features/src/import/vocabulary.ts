import type { BottleUse, OccupancyRole, PremisesStatus, PremisesType, Role } from '@app/domain'

/** Words found in the lists of offices, and what they mean here. */
export const TYPE_WORDS: Record<string, PremisesType> = {
  居民: 'resident',
  居民用户: 'resident',
  住户: 'resident',
  家庭: 'resident',
  餐饮: 'catering',
  餐饮用户: 'catering',
  饭店: 'catering',
  其他非居民: 'other',
  其他: 'other',
  非居民: 'other',
  工商业: 'other',
}
export const STATUS_WORDS: Record<string, PremisesStatus> = {
  在用: 'in_use',
  正常: 'in_use',
  停业: 'suspended',
  空置: 'vacant',
  已停用: 'retired',
  停用: 'retired',
  查无: 'not_found',
}
export const OCCUPANCY_WORDS: Record<string, OccupancyRole> = {
  业主: 'owner',
  户主: 'owner',
  房主: 'owner',
  租客: 'tenant',
  租户: 'tenant',
  承租人: 'tenant',
  房东: 'landlord',
  字号: 'trade_name',
  商户: 'trade_name',
  店铺: 'trade_name',
}
export const YES_NO_WORDS: Record<string, boolean> = { 有: true, 是: true, 无: false, 否: false, 没有: false }
export const USE_WORDS: Record<string, BottleUse> = {
  在用: 'in_use',
  使用中: 'in_use',
  备用: 'spare',
  空: 'empty',
  空瓶: 'empty',
}
export const ROLE_WORDS: Record<string, Role> = {
  住户: 'household',
  商户: 'household',
  '住户/商户': 'household',
  网格员: 'inspector',
  安全生产网格员: 'inspector',
  检查员: 'inspector',
  社区: 'community',
  网格长: 'community',
  社区网格长: 'community',
  街道: 'street',
  街道网格中心: 'street',
  区级: 'office',
  区安委办: 'office',
  企业: 'company',
  燃气企业: 'company',
  管理员: 'admin',
  系统管理员: 'admin',
  审计: 'auditor',
  审计员: 'auditor',
}
