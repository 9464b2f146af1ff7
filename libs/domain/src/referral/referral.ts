import type { Department } from '../account/role'

/** 移交: handed to a department; `answered` 办结回复, `returned` 退回 with a reason, `taken_back` by who handed it over. */
export type ReferralStatus = 'open' | 'answered' | 'returned' | 'taken_back'

export const REFERRAL_STATUS_LABEL: Record<ReferralStatus, string> = {
  open: '待回复',
  answered: '已办结回复',
  returned: '已退回',
  taken_back: '已收回',
}

export const REFERRAL_SUBJECT_LABEL = { hazard: '隐患', alert: '告警' } as const
export type ReferralSubject = keyof typeof REFERRAL_SUBJECT_LABEL

/** What each department's law covers, so that nobody is sent what is not his. */
export const DEPARTMENT_MATTERS: Record<Department, string> = {
  urban: '燃气经营、配送、餐饮用气执法',
  market: '气瓶充装、检验、产品质量',
  fire: '消防通道、火灾隐患',
}
