import type { AliasKind } from '@app/domain'
import type { Column } from './column'
import type { RowReader } from './row-reader'

export type CylinderColumn =
  | AliasKind
  | 'model'
  | 'madeOn'
  | 'lastTestOn'
  | 'nextTestOn'
  | 'designLifeYears'
  | 'owner'
  | 'premises'
  | 'use'

export type CylinderRow = RowReader<CylinderColumn>

export const CYLINDER_LIST: readonly Column<CylinderColumn>[] = [
  { key: 'qr', title: '二维码号', also: ['二维码', '二维码编号', '气瓶二维码', '瓶码'] },
  { key: 'plate', title: '条码号', also: ['条码', '条形码', '条码编号'] },
  { key: 'stamp', title: '钢印号', also: ['钢印', '钢瓶钢印号', '瓶号', '钢瓶编号', '钢瓶号'] },
  { key: 'factory', title: '出厂编号', also: ['制造编号'] },
  { key: 'chip', title: '芯片号', also: ['芯片编号'] },
  { key: 'registration', title: '使用登记代码', also: ['登记代码', '使用登记证号', '注册代码'] },
  { key: 'model', title: '型号', also: ['规格', '瓶型', '规格型号', '气瓶型号'], needed: true },
  { key: 'madeOn', title: '制造年月', also: ['制造日期', '出厂日期', '生产日期', '出厂年月'] },
  { key: 'lastTestOn', title: '上次检验', also: ['上次检验日期', '检验日期', '最近检验'] },
  { key: 'nextTestOn', title: '下次检验', also: ['下次检验日期', '下检日期', '检验有效期', '有效期至'] },
  { key: 'designLifeYears', title: '设计使用年限', also: ['使用年限', '设计年限'] },
  { key: 'owner', title: '权属企业', also: ['气站', '充装单位', '所属企业', '产权单位', '权属单位'] },
  { key: 'premises', title: '用气场所编号', also: ['场所编号', '用户编号', '户号', '用户号'] },
  { key: 'use', title: '用途', also: ['使用状态', '在用备用'] },
]
