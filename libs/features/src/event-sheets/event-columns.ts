import type { Column } from '../import/column'

export type EventColumn =
  | 'kind'
  | 'code'
  | 'day'
  | 'clock'
  | 'site'
  | 'from'
  | 'to'
  | 'premises'
  | 'tareKg'
  | 'grossKg'
  | 'netKg'
  | 'scale'
  | 'operator'
  | 'before'
  | 'leak'
  | 'weight'
  | 'conclusion'
  | 'failed'
  | 'inspector'
  | 'reviewer'
  | 'nextTestOn'
  | 'reason'
  | 'orderNo'
  | 'eventId'

/** A month of a company without software, one line an event. 建档 comes with the roster of cylinders. */
export const EVENT_COLUMNS: readonly Column<EventColumn>[] = [
  { key: 'kind', title: '事件', also: ['事件种类', '业务', '类型'], needed: true },
  { key: 'code', title: '瓶号', also: ['二维码号', '条码号', '钢印号', '气瓶编号'], needed: true },
  { key: 'day', title: '日期', also: ['发生日期', '业务日期'], needed: true },
  { key: 'clock', title: '时刻', also: ['时间', '发生时间'], needed: true },
  { key: 'site', title: '站点', also: ['站点代码', '充装站', '检验站'] },
  { key: 'from', title: '交出方', also: ['来自', '发出'] },
  { key: 'to', title: '接收方', also: ['去往', '收到'] },
  { key: 'premises', title: '用气场所编号', also: ['用户编号', '户号', '用户号', '场所编号'] },
  { key: 'tareKg', title: '皮重', also: ['皮重kg', '空瓶重'] },
  { key: 'grossKg', title: '毛重', also: ['毛重kg', '总重'] },
  { key: 'netKg', title: '净重', also: ['净重kg', '充装量'] },
  { key: 'scale', title: '秤号', also: ['秤', '充装秤'] },
  { key: 'operator', title: '充装工号', also: ['充装工', '工号'] },
  { key: 'before', title: '充装前检查', also: ['充前检查'] },
  { key: 'leak', title: '充装后检漏', also: ['检漏'] },
  { key: 'weight', title: '充装后复称', also: ['复称'] },
  { key: 'conclusion', title: '检验结论', also: ['结论'] },
  { key: 'failed', title: '不合格项目', also: ['检验不合格项目'] },
  { key: 'inspector', title: '检验人工号', also: ['检验人'] },
  { key: 'reviewer', title: '审核人工号', also: ['审核人'] },
  { key: 'nextTestOn', title: '下次检验', also: ['下次检验日期', '下检日期'] },
  { key: 'reason', title: '原因', also: ['报废原因', '注销原因'] },
  { key: 'orderNo', title: '订单号', also: ['配送单号'] },
  { key: 'eventId', title: '事件编号', also: ['流水号', '单号'] },
]

export const EVENT_EXAMPLES: readonly Partial<Record<EventColumn, string>>[] = [
  {
    ...{ kind: '充装', code: 'SL000000001', day: '2026-06-01', clock: '08:30', site: 'CZ01', tareKg: '16.5' },
    ...{ grossKg: '31', netKg: '14.5', scale: 'C03', operator: 'G017', before: '合格', leak: '合格', weight: '合格' },
  },
  {
    ...{ kind: '收发', code: 'SL000000001', day: '2026-06-01', clock: '10:00', from: '站点 CZ01', to: '车辆 V1' },
  },
  {
    ...{ kind: '配送', code: 'SL000000001', day: '2026-06-02', clock: '15:20', from: '配送员 K1' },
    ...{ premises: 'YQ0001', orderNo: 'D20260602-01' },
  },
  { kind: '回收', code: 'SL000000002', day: '2026-06-02', clock: '15:25', premises: 'YQ0001', to: '配送员 K1' },
  {
    ...{ kind: '检验', code: 'SL000000003', day: '2026-06-03', clock: '09:00', site: 'JY01', conclusion: '合格' },
    ...{ inspector: 'J001', reviewer: 'S001', nextTestOn: '2030-06' },
  },
  { kind: '报废', code: 'SL000000004', day: '2026-06-03', clock: '09:30', site: 'JY01', reason: '检验不合格' },
]
