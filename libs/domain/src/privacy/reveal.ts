/** What stands behind the mask. `call` is the telephone once more, handed to the dialer instead of the screen. */
export const REVEAL_FIELDS = ['name', 'phone', 'address', 'call'] as const
export type RevealField = (typeof REVEAL_FIELDS)[number]

export const REVEAL_FIELD_LABEL: Record<RevealField, string> = {
  name: '查看姓名',
  phone: '查看电话',
  address: '查看地址',
  call: '拨打电话',
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
export type RevealPurpose = (typeof REVEAL_PURPOSES)[number]

export const REVEAL_PURPOSE_LABEL: Record<RevealPurpose, string> = {
  visit: '约上门检查',
  rectify: '催办整改',
  recheck: '约复查',
  alert: '核实告警',
  emergency: '险情联系',
  register: '核对登记',
  answer: '回复来电来访',
  other: '其他公务',
}

/** 其他 says nothing by itself. */
export const needsNote = (purpose: RevealPurpose): boolean => purpose === 'other'
