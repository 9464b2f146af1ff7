import {
  APPOINTMENT_STATE_LABEL,
  appointmentState,
  appointmentWords,
  type CalendarDate,
  PURPOSE_WORDS,
  WITHDRAW_REASON_LABEL,
} from '@app/domain'
import { type AppointmentRow, areaNameOf, type NoticeEntity } from '@app/persistence'

const NOTICE_WORDS: Record<NoticeEntity['status'], string> = {
  pending: '短信待发',
  sending: '短信发送中',
  sent: '短信已发',
  unconfirmed: '短信不知到没到，请再打个电话',
  failed: '短信没发出去，请打电话或送通知单',
}

type Purpose = keyof typeof PURPOSE_WORDS

const purposeOf = ({ purpose }: AppointmentRow): Purpose =>
  purpose in PURPOSE_WORDS ? (purpose as Purpose) : 'special'

export const stateOf = (row: AppointmentRow, today: CalendarDate) => appointmentState(row, row.lastVisitAt, today)

export function appointmentView(
  row: AppointmentRow,
  { inspectorName, notice, today }: { inspectorName: string; notice?: NoticeEntity['status']; today: CalendarDate },
) {
  const { id, number, premisesId, premisesLabel, areaCode, inspectorId, inspectorStaffNo, visitOn, dayPart } = row
  const state = stateOf(row, today)
  const { wishedOn, wishedPart } = row
  return {
    ...{ id, number, premisesId, premisesLabel, areaCode, inspectorId, inspectorName, inspectorStaffNo },
    ...{ visitOn, dayPart, state },
    areaName: areaNameOf(row),
    purpose: purposeOf(row),
    purposeWords: PURPOSE_WORDS[purposeOf(row)],
    when: appointmentWords(visitOn, dayPart),
    agreed: Boolean(row.agreed),
    stateLabel: APPOINTMENT_STATE_LABEL[state],
    wish:
      wishedOn && wishedPart
        ? { on: wishedOn, dayPart: wishedPart, when: appointmentWords(wishedOn, wishedPart) }
        : null,
    announcedAt: row.announcedAt,
    withdrawnFor: row.withdrawnFor ? WITHDRAW_REASON_LABEL[row.withdrawnFor] : null,
    notice: notice ? NOTICE_WORDS[notice] : null,
  }
}

/** The same for whoever is visited: a name and a number to ask for, no codes. */
export function householdAppointment(row: AppointmentRow, inspectorName: string, today: CalendarDate) {
  const { id, number, when, visitOn, dayPart, purposeWords, inspectorStaffNo, state, stateLabel, wish, withdrawnFor } =
    appointmentView(row, { inspectorName, today })
  return {
    ...{ id, number, when, visitOn, dayPart, inspectorName, inspectorStaffNo, state, stateLabel, withdrawnFor },
    purpose: purposeWords,
    wish: wish?.when ?? null,
  }
}
