import { dateInShanghai, isMajor, visitNumber } from '@app/domain'
import type { CompanyVisitEntity, SealedBody } from '@app/persistence'
import type { SupervisionSubmission } from './supervision-submission'

/** The record of a supervision visit, as it was signed. */
export function supervisionRow(
  { content, officerSignatureId, companySignatureId }: SupervisionSubmission,
  sealed: SealedBody,
  known: Pick<CompanyVisitEntity, 'submissionHash' | 'areaCode' | 'factId' | 'receivedAt'>,
): CompanyVisitEntity {
  const { id, companyId, inspectorId, outcome, checklistVersion, startedAt, finishedAt, findings } = content
  const graded = (grade: string) => findings.filter((finding) => finding.grade === grade).length
  return {
    ...{ id, companyId, inspectorId, outcome, checklistVersion, startedAt, finishedAt },
    ...{ officerSignatureId, companySignatureId },
    number: visitNumber(dateInShanghai(finishedAt), id),
    content: sealed.canonical,
    contentHash: sealed.hash,
    gradeA: graded('A'),
    gradeB: graded('B'),
    gradeC: graded('C'),
    majors: findings.filter(({ item, reason }) => isMajor(item, reason)).length,
    ...known,
  }
}
