import {
  commit,
  DomainError,
  type Instant,
  type Problem,
  type SupervisionContent,
  supervisionProblems,
} from '@app/domain'
import type { SealedBody } from '@app/persistence'
import { phoneClockProblems } from '../core/phone-clock'

type TextPath = 'note' | 'signing.person' | 'signing.witness'

/** What the console sends: the signed content, its hash, both signatures, the texts behind the commitments. */
export interface SupervisionSubmission {
  content: SupervisionContent
  contentHash: string
  officerSignatureId: string | null
  companySignatureId: string | null
  texts: { path: TextPath; salt: string; text: string }[]
}

export const supervisionFiles = ({
  content,
  officerSignatureId,
  companySignatureId,
}: SupervisionSubmission): string[] => [
  ...content.photoIds,
  ...content.answers.flatMap(({ photoIds }) => photoIds),
  ...(officerSignatureId ? [officerSignatureId] : []),
  ...(companySignatureId ? [companySignatureId] : []),
]

/** Throws CONTENT_HASH_MISMATCH, SUPERVISION_INCOMPLETE with every problem. `sealed` is the content as the server hashes it. */
export function checkSupervision(
  submission: SupervisionSubmission,
  sealed: SealedBody,
  known: { companyId: string; accountId: string; now: Instant },
): void {
  const { content } = submission
  if (sealed.hash !== submission.contentHash)
    throw new DomainError('CONTENT_HASH_MISMATCH', '签字内容与提交内容不一致，请重新打开检查表并重新签字')
  const problems = [
    ...(content.inspectorId === known.accountId
      ? []
      : [{ path: 'content.inspectorId', message: '检查人与登录账号不一致，请用检查人的账号提交' }]),
    ...(content.companyId === known.companyId
      ? []
      : [{ path: 'content.companyId', message: '检查的不是这家企业，请从企业页面重新进入' }]),
    ...supervisionProblems(content),
    ...phoneClockProblems('content.finishedAt', content.finishedAt, known.now),
    ...signatureProblems(submission),
    ...textProblems(submission),
  ]
  if (problems.length > 0) throw new DomainError('SUPERVISION_INCOMPLETE', '检查还不完整，请按提示补齐', problems)
}

function signatureProblems({ content, officerSignatureId, companySignatureId }: SupervisionSubmission): Problem[] {
  const missing: Problem[] = []
  if (content.outcome === 'completed' && !officerSignatureId)
    missing.push({ path: 'officerSignatureId', message: '缺少检查人签字' })
  if (content.signing?.mode === 'signed' && !companySignatureId)
    missing.push({ path: 'companySignatureId', message: '缺少企业签字；不肯签的请选拒签' })
  if (content.signing?.mode !== 'signed' && companySignatureId)
    missing.push({ path: 'companySignatureId', message: '没有签字的记录不能带企业签字' })
  return missing
}

const committed = ({ note, signing }: SupervisionContent): Record<TextPath, string | null> => ({
  note,
  'signing.person': signing?.person ?? null,
  'signing.witness': signing?.witness ?? null,
})

/** Each commitment in the signed content has its text beside it, and nothing else is sent. */
function textProblems({ content, texts }: SupervisionSubmission): Problem[] {
  const wanted = committed(content)
  const given = new Map(texts.map((text) => [text.path, text]))
  if (given.size !== texts.length) return [{ path: 'texts', message: '同一段文字交了两次，请只保留一次' }]
  return (Object.keys(wanted) as TextPath[]).flatMap((path) => {
    const text = given.get(path)
    const holds = text ? commit(text.text, text.salt) === wanted[path] : wanted[path] === null
    return holds ? [] : [{ path: `texts.${path}`, message: '文字与签过的不一致，请重新填写并签字' }]
  })
}
