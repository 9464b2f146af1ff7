import { ALERT_RULES, ROLES } from '@app/domain'
import { z } from 'zod'

const oneOf = <const T extends readonly [string, ...string[]]>(values: T, what: string) =>
  z.enum(values, { error: `${what}不在可选范围内` })

export const RoleCode = oneOf(ROLES, '角色')
export const PremisesTypeCode = oneOf(['resident', 'catering', 'other'], '场所类型')
export const PremisesStatusCode = oneOf(['in_use', 'suspended', 'vacant', 'retired', 'not_found'], '场所状态')
export const OccupancyRoleCode = oneOf(['owner', 'tenant', 'landlord', 'trade_name'], '用户身份')
export const CylinderStatusCode = oneOf(['registered', 'unregistered', 'scrapped'], '气瓶状态')
export const BottleUseCode = oneOf(['in_use', 'spare', 'empty'], '气瓶用途')
export const BottlePresenceCode = oneOf(['present', 'swapped', 'missing'], '核瓶结果')
export const AliasKindCode = oneOf(['qr', 'plate', 'stamp', 'factory', 'chip', 'registration'], '编号种类')
export const EquipmentKindCode = oneOf(['appliance', 'detector'], '设备种类')
export const HoseKindCode = oneOf(['stainless', 'metal_clad', 'composite', 'rubber'], '软管种类')
export const CategoryCode = oneOf(
  ['gas', 'cylinder', 'valve', 'hose', 'stove', 'detector', 'place', 'management'],
  '检查类别',
)
export const ThingKindCode = oneOf(['cylinder', 'appliance', 'detector', 'place'], '对象种类')
export const GradeCode = oneOf(['A', 'B', 'C', 'advice'], '等级')
export const VisitKindCode = oneOf(['annual', 'recheck', 'delivery', 'joint', 'special', 'first'], '检查类型')
export const VisitOutcomeCode = oneOf(
  ['completed', 'not_home', 'refused', 'rescheduled', 'closed', 'moved_out', 'not_found', 'evacuated'],
  '到访结果',
)
export const AnswerResultCode = oneOf(['pass', 'fail', 'na', 'unable'], '检查结果')
export const SignerKindCode = oneOf(['self', 'family', 'tenant', 'landlord', 'staff'], '签字人身份')
export const SigningModeCode = oneOf(['signed', 'refused', 'unable'], '签字方式')
export const HazardStatusCode = oneOf(['open', 'dispatched', 'rectified', 'closed'], '隐患状态')
export const AlertRuleCode = oneOf(ALERT_RULES, '告警规则')
export const AlertKindCode = oneOf(['warning', 'alarm'], '告警种类')
export const AlertStatusCode = oneOf(['open', 'acknowledged', 'closed'], '告警状态')
export const AlertSubjectCode = oneOf(['cylinder', 'equipment', 'premises', 'hazard', 'company'], '告警对象')
export const ActorCode = oneOf(['company', 'household', 'inspector', 'street', 'office'], '责任方')
export const ColourCode = oneOf(['red', 'amber', 'green'], '颜色')
export const AreaKindCode = oneOf(['district', 'street', 'community', 'grid', 'microgrid'], '区域层级')
