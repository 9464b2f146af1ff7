import type { SigningMode, VisitOutcome } from './inspection'

export interface CodedReason {
  code: string
  label: string
}

/**
 * Why a visit ended as it did. A closed shop is sniffed at the door before it is left: each of its reasons says so,
 * and a smell is no closed shop but an evacuation.
 */
export const OUTCOME_REASONS: Record<VisitOutcome, readonly CodedReason[]> = {
  completed: [],
  not_home: [
    { code: 'no_answer', label: '敲门无人应答' },
    { code: 'phone_unanswered', label: '敲门无人，电话无人接听' },
    { code: 'minor_only', label: '只有未成年人在家' },
  ],
  refused: [
    { code: 'not_convenient', label: '称不方便' },
    { code: 'distrust', label: '不信任来人身份' },
    { code: 'checked_already', label: '称刚检查过' },
    { code: 'no_reason', label: '不说明原因' },
  ],
  rescheduled: [
    { code: 'at_work', label: '户主上班，约定另日' },
    { code: 'busy_hours', label: '营业高峰，约定另时' },
    { code: 'asked_by_household', label: '住户要求改期' },
    { code: 'inspector_called_away', label: '网格员临时有急事' },
  ],
  closed: [
    { code: 'paused', label: '暂停营业（门口已闻，无气味）' },
    { code: 'holiday', label: '节假日停业（门口已闻，无气味）' },
    { code: 'renovation', label: '装修停业（门口已闻，无气味）' },
  ],
  moved_out: [
    { code: 'vacated', label: '已搬空' },
    { code: 'changed_hands', label: '已换人使用' },
    { code: 'switched', label: '已改用管道气或电' },
  ],
  not_found: [
    { code: 'no_such_door', label: '门牌不存在' },
    { code: 'demolished', label: '已拆除' },
    { code: 'wrong_address', label: '登记地址有误' },
  ],
  evacuated: [],
}

/** 拒签 and 无法签字 are valid with a reason and a witness. */
export const SIGNING_REASONS: Record<SigningMode, readonly CodedReason[]> = {
  signed: [],
  refused: [
    { code: 'disagrees', label: '不认可检查结论' },
    { code: 'unwilling', label: '不愿签字' },
  ],
  unable: [
    { code: 'cannot_write', label: '不会写字或手部不便' },
    { code: 'minor_only', label: '现场只有未成年人' },
    { code: 'called_away', label: '中途离开' },
  ],
}
