import {
  type AppointmentAnnouncedBody,
  type AppointmentAnsweredBody,
  type AppointmentWithdrawnBody,
  appointmentWords,
  type FactKind,
  REPORT_CATEGORY_LABEL,
  REPORT_OUTCOME_LABEL,
  REPORT_SOURCE_LABEL,
  type ReportCheckedBody,
  type ReportClosedBody,
  type ReportHandedBody,
  type ReportReceivedBody,
  type ReportRegisteredBody,
  type ReportTransferredBody,
  WITHDRAW_REASON_LABEL,
} from '@app/domain'
import * as say from './words'

type Words = (body: never) => { title?: string; detail?: string[] }
const words =
  <B>(speak: (body: Partial<B>) => { title?: string; detail?: string[] }): Words =>
  (body) =>
    speak(body)

const noted = words<{ note: string | null }>((b) => ({ detail: say.lines(say.noted(b.note)) }))
const when = words<AppointmentAnnouncedBody>((b) => ({
  detail: say.lines(b.visitOn && b.dayPart && appointmentWords(b.visitOn, b.dayPart), b.agreed ? '已和用户说好' : null),
}))

/** What households and the public do, in words. */
export const PUBLIC_WORDS: Partial<Record<FactKind, Words>> = {
  'appointment.announced': when,
  'appointment.moved': when,
  'appointment.withdrawn': words<AppointmentWithdrawnBody>((b) => ({
    detail: say.lines(
      b.visitOn && b.dayPart && appointmentWords(b.visitOn, b.dayPart),
      b.reason && WITHDRAW_REASON_LABEL[b.reason],
    ),
  })),
  'appointment.answered': words<AppointmentAnsweredBody>((b) => ({
    title: b.status === 'change_asked' ? '用户要改时间' : '用户知道了',
    detail: say.lines(b.wishedOn && b.wishedPart && `想改到 ${appointmentWords(b.wishedOn, b.wishedPart)}`),
  })),
  'report.received': words<ReportReceivedBody>((b) => ({
    title: b.source ? `收到${REPORT_SOURCE_LABEL[b.source]}` : '收到线索',
    detail: say.lines(b.category && REPORT_CATEGORY_LABEL[b.category], say.photos(b.photoIds)),
  })),
  'report.accepted': noted,
  'report.handed': words<ReportHandedBody>((b) => ({ detail: say.lines(say.noted(b.note)) })),
  'report.transferred': words<ReportTransferredBody>((b) => ({
    detail: say.lines(b.to && (b.to.length <= 6 ? '报到区里' : `转到 ${b.to}`), say.noted(b.note)),
  })),
  'report.checked': words<ReportCheckedBody>((b) => ({
    detail: say.lines(say.photos(b.photoIds), say.noted(b.note)),
  })),
  'report.answered': noted,
  'report.contact_revealed': words<object>(() => ({ detail: ['已说明原因'] })),
  'report.registered': words<ReportRegisteredBody>((b) => ({
    detail: say.lines(b.premisesId ? '建成用气场所' : null, b.cylinderId ? '建成未登记瓶' : null),
  })),
  'report.closed': words<ReportClosedBody>((b) => ({
    detail: say.lines(b.outcome && REPORT_OUTCOME_LABEL[b.outcome], say.noted(b.note)),
  })),
}
