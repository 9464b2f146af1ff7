import { DAY_PART_LABEL, dateWords, VISIT_OUTCOME_LABEL, type VisitOutcome, WITHDRAW_REASON_LABEL } from '@app/domain'
import { type NoticeEntity, NoticeRepository } from '@app/persistence'
import { Injectable } from '@nestjs/common'

interface NoticeContent extends Pick<NoticeEntity, 'template' | 'grade' | 'subjectKind' | 'subjectId'> {
  /** Whoever lives here is told; null: the member of a family himself. */
  premisesId: string | null
  /** Codes, dates and numbers only: a notice is kept, so no name stands in it. */
  params: Record<string, string>
}

const RESULT_PAGE = '/m/#/pages/result/index?id='
const HOME_PAGE = '/m/'

/** What each message says, worked out when it is sent. */
@Injectable()
export class NoticeContents {
  constructor(private readonly notices: NoticeRepository) {}

  async of({
    inspectionId,
    appointmentId,
    memberId,
    recallId,
    premisesId,
    template,
  }: Record<string, unknown>): Promise<NoticeContent | null> {
    if (memberId) return invitation(String(memberId))
    if (recallId) return recalled(String(recallId), String(premisesId))
    if (appointmentId) return this.appointment(String(appointmentId), String(template))
    return this.result(String(inspectionId))
  }

  private async result(inspectionId: string): Promise<NoticeContent | null> {
    const visit = await this.notices.visitResult(inspectionId)
    if (!visit) return null
    const { number, outcome, gradeA, gradeB, gradeC, premisesId } = visit
    return {
      premisesId,
      template: 'visit_result',
      grade: gradeA > 0 ? 'A' : null,
      subjectKind: 'inspection',
      subjectId: inspectionId,
      params: {
        number,
        outcome: VISIT_OUTCOME_LABEL[outcome as VisitOutcome],
        hazards: String(gradeA + gradeB + gradeC),
        page: `${RESULT_PAGE}${inspectionId}`,
      },
    }
  }

  /** Of a visit that was moved again meanwhile only the newest time is told. */
  private async appointment(id: string, template: string): Promise<NoticeContent | null> {
    const told = await this.notices.appointment(id)
    if (!told) return null
    const { premisesId, visitOn, dayPart, staffNo, number, withdrawnFor } = told
    const when = { day: dateWords(visitOn), part: DAY_PART_LABEL[dayPart] }
    const why: Record<string, string> = withdrawnFor ? { reason: WITHDRAW_REASON_LABEL[withdrawnFor] } : {}
    const params = { number, ...when, ...why, staffNo: staffNo ?? '', page: HOME_PAGE }
    return { premisesId, template, grade: null, subjectKind: 'appointment', subjectId: id, params }
  }
}

/** Says neither by whom nor to which home: the number may be a wrong one. */
const invitation = (memberId: string): NoticeContent => ({
  premisesId: null,
  template: 'family_invited',
  grade: null,
  subjectKind: 'family',
  subjectId: memberId,
  params: { page: HOME_PAGE },
})

/** Which bottle and why stands on the page: the message says that something is to be done, and where to read it. */
const recalled = (recallId: string, premisesId: string): NoticeContent => ({
  premisesId,
  template: 'cylinder_recalled',
  grade: 'A',
  subjectKind: 'recall',
  subjectId: recallId,
  params: { page: HOME_PAGE },
})
