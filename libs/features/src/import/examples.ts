import type { AccountColumn } from './accounts.columns'
import type { AreaColumn } from './areas.import'
import type { CylinderColumn } from './cylinders.columns'
import type { PremisesColumn } from './premises.columns'

/** The lines of a template: invented, and such that the four lists fit together. */
type Examples<Key extends string> = readonly Partial<Record<Key, string>>[]

export const AREA_EXAMPLES: Examples<AreaColumn> = [
  { code: '120103', name: '河西区' },
  { code: '120103008', name: '天塔街道' },
  { code: '120103008001', name: '示例社区' },
  { code: '12010300800101', name: '示例社区第01网格' },
  { code: '12010300800102', name: '示例社区第02网格' },
]

export const ACCOUNT_EXAMPLES: Examples<AccountColumn> = [
  { staffNo: 'WG0001', name: '示例甲', role: '网格员', areaCode: '12010300800101' },
  {
    staffNo: 'WG0002',
    name: '示例乙',
    role: '网格员',
    street: '天塔街道',
    community: '示例社区',
    grid: '示例社区第02网格',
  },
  { username: 'shequ01', name: '示例丙', role: '社区网格长', areaCode: '120103008001' },
  { username: 'jiedao01', name: '示例丁', role: '街道网格中心', street: '天塔' },
  { username: 'anwei01', name: '示例戊', role: '区安委办' },
  { username: 'qizhan01', name: '示例己', role: '燃气企业', company: '示例燃气站' },
]

export const PREMISES_EXAMPLES: Examples<PremisesColumn> = [
  {
    code: 'YQ0001',
    type: '居民',
    status: '在用',
    areaCode: '12010300800101',
    address: '示例路12号3号楼2门501',
    name: '示例庚',
    phone: '19900000001',
    role: '业主',
    company: '示例燃气站',
    cylinderRoom: '无',
    registeredOn: '2024-03-01',
  },
  {
    code: 'YQ0001',
    type: '居民',
    status: '在用',
    areaCode: '12010300800101',
    address: '示例路12号3号楼2门501',
    name: '示例辛',
    phone: '19900000002',
    role: '租客',
    company: '示例燃气站',
    cylinderRoom: '无',
    registeredOn: '2024-03-01',
  },
  {
    code: 'YQ0002',
    type: '餐饮',
    status: '在用',
    street: '天塔街道',
    community: '示例社区',
    grid: '示例社区第01网格',
    address: '示例路14号底商2号',
    name: '示例小馆',
    phone: '19900000003',
    role: '字号',
    company: '示例燃气站、示例二站',
    cylinderRoom: '无',
    registeredOn: '2024-03-01',
  },
]

export const CYLINDER_EXAMPLES: Examples<CylinderColumn> = [
  {
    qr: 'SL000000001',
    stamp: 'SL23-000001',
    model: 'YSP35.5',
    madeOn: '2023-05',
    nextTestOn: '2027-05',
    designLifeYears: '8',
    owner: '示例燃气站',
    premises: 'YQ0001',
    use: '在用',
  },
  {
    qr: 'SL000000002',
    plate: 'SLTM0002',
    stamp: 'SL20-000002',
    model: 'YSP35.5',
    madeOn: '2020年3月',
    lastTestOn: '2024年3月',
    nextTestOn: '2028年3月',
    designLifeYears: '8',
    owner: '示例燃气站',
    premises: 'YQ0001',
    use: '备用',
  },
  {
    qr: 'SL000000003',
    stamp: 'SL22-000003',
    model: 'YSP118',
    madeOn: '202208',
    nextTestOn: '202608',
    designLifeYears: '8',
    owner: '示例二站',
    premises: 'YQ0002',
    use: '在用',
  },
  {
    stamp: 'SL24-000004',
    model: 'YSP12',
    madeOn: '2024.1',
    designLifeYears: '8',
    owner: '用户自有',
    premises: 'YQ0002',
    use: '备用',
  },
]
