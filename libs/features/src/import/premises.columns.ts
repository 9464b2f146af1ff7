import { AREA_COLUMNS, type AreaKey } from './area-finder'
import type { Column } from './column'
import type { RowReader } from './row-reader'

export type PremisesColumn =
  | 'code'
  | 'type'
  | 'status'
  | 'address'
  | 'name'
  | 'phone'
  | 'role'
  | 'company'
  | 'cylinderRoom'
  | 'registeredOn'
  | AreaKey

export type PremisesRow = RowReader<PremisesColumn>

export const PREMISES_LIST: readonly Column<PremisesColumn>[] = [
  { key: 'code', title: '用气场所编号', also: ['场所编号', '用户编号', '编号', '户号', '用户号'], needed: true },
  { key: 'type', title: '类型', also: ['用户类型', '用气类型', '场所类型', '用户类别'] },
  { key: 'status', title: '状态', also: ['场所状态', '用气状态'] },
  ...AREA_COLUMNS,
  { key: 'address', title: '门牌', also: ['地址', '详细地址', '用气地址', '门牌号', '门牌地址'], needed: true },
  { key: 'name', title: '户主', also: ['户主/字号', '户名', '姓名', '字号', '用户名称', '商户名称', '用户姓名'] },
  { key: 'phone', title: '手机号', also: ['电话', '联系电话', '联系方式', '手机'] },
  { key: 'role', title: '身份', also: ['与场所关系', '用户身份'] },
  { key: 'company', title: '供气企业', also: ['供气单位', '供气站', '气站', '供应企业'] },
  { key: 'cylinderRoom', title: '气瓶间', also: ['有无气瓶间', '瓶组间'] },
  { key: 'registeredOn', title: '登记日期', also: ['建档日期', '开户日期', '登记时间'] },
]
