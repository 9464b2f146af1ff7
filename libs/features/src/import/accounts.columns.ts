import { AREA_COLUMNS, type AreaKey } from './area-finder'
import type { Column } from './column'
import type { RowReader } from './row-reader'

export type AccountColumn = 'username' | 'staffNo' | 'name' | 'role' | 'company' | 'phone' | 'password' | AreaKey

export type AccountRow = RowReader<AccountColumn>

export const ACCOUNT_LIST: readonly Column<AccountColumn>[] = [
  { key: 'username', title: '账号', also: ['用户名', '登录名', '登录账号'] },
  { key: 'staffNo', title: '工号', also: ['人员编号', '证件号'] },
  { key: 'name', title: '姓名', also: ['人员姓名'], needed: true },
  { key: 'role', title: '角色', also: ['岗位', '人员类别'], needed: true },
  ...AREA_COLUMNS,
  { key: 'company', title: '供气企业', also: ['企业', '企业名称', '所属企业'] },
  { key: 'phone', title: '手机号', also: ['电话', '联系电话', '手机'] },
  { key: 'password', title: '初始密码', also: ['密码'] },
]
