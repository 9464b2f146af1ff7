/** What stands behind the mask. `call` is the telephone once more, handed to the dialer instead of the screen. */
export const REVEAL_FIELDS = ['name', 'phone', 'address', 'call'] as const
export type RevealField = (typeof REVEAL_FIELDS)[number]

/** The same of the record of a visit: what was written, who stood by, what is drawn and pictured. */
export const RECORD_FIELDS = ['note', 'witness', 'pictures'] as const
export type RecordField = (typeof RECORD_FIELDS)[number]

export const REVEAL_FIELD_LABEL: Record<RevealField | RecordField, string> = {
  name: '查看姓名',
  phone: '查看电话',
  address: '查看地址',
  call: '拨打电话',
  note: '查看检查备注',
  witness: '查看见证人姓名',
  pictures: '查看检查照片和签字',
}

/** Why somebody looks. The household reads these words, so what else is written stays between the offices. */
export const REVEAL_PURPOSES = [
  'visit',
  'rectify',
  'recheck',
  'alert',
  'emergency',
  'register',
  'answer',
  'other',
] as const
/** Why somebody reads the record of a visit. */
export const RECORD_PURPOSES = [
  'record',
  'rectify',
  'recheck',
  'alert',
  'emergency',
  'answer',
  'audit',
  'other',
] as const
export type RevealPurpose = (typeof REVEAL_PURPOSES)[number]
export type RecordPurpose = (typeof RECORD_PURPOSES)[number]

export const REVEAL_PURPOSE_LABEL: Record<RevealPurpose | RecordPurpose, string> = {
  visit: '约上门检查',
  rectify: '催办整改',
  recheck: '约复查',
  alert: '核实告警',
  emergency: '险情联系',
  register: '核对登记',
  answer: '回复来电来访',
  record: '核对检查记录',
  audit: '审计核查',
  other: '其他公务',
}

/** 其他 says nothing by itself, and an audit has its order. */
export const needsNote = (purpose: RevealPurpose | RecordPurpose): boolean => purpose === 'other' || purpose === 'audit'

/** What stands in the place of words that are not shown. */
export const HIDDEN_TEXT = '已遮蔽'
