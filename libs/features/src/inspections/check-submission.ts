import {
  checklistByVersion,
  commit,
  DomainError,
  type InspectionContent,
  type Instant,
  type Problem,
  validateInspection,
} from '@app/domain'
import type { SealedBody } from '@app/persistence'
import { phoneClockProblems } from '../core/phone-clock'
import type { CommittedText, Submission } from './submission'

/** Throws CONTENT_HASH_MISMATCH, CHECKLIST_UNKNOWN or INSPECTION_INCOMPLETE with every problem by item. `sealed` is the content as the server hashes it. Pure. */
export function checkSubmission(
  submission: Submission,
  sealed: SealedBody,
  inspectorId: string,
  now: Instant,
  validate: () => Problem[] = () => validateInspection(submission.content),
): void {
  const { content } = submission
  if (sealed.hash !== submission.contentHash)
    throw new DomainError('CONTENT_HASH_MISMATCH', '签字内容与提交内容不一致，请在手机上重新打开这次检查并重新签字')
  if (!checklistByVersion(content.checklistVersion))
    throw new DomainError('CHECKLIST_UNKNOWN', '检查表版本不认识，请更新小程序后重新提交')
  const problems = [
    ...(content.inspectorId === inspectorId
      ? []
      : [{ path: 'content.inspectorId', message: '检查人与登录账号不一致，请用检查人的账号提交' }]),
    ...validate(),
    ...phoneClockProblems('content.finishedAt', content.finishedAt, now),
    ...signatureProblems(submission),
    ...textProblems(submission),
  ]
  if (problems.length > 0) throw new DomainError('INSPECTION_INCOMPLETE', '检查单还不完整，请按提示补齐', problems)
}

/** 谁检查、谁签字、谁负责: a finished visit bears the inspector's signature, and the householder's unless he refused or cannot. */
function signatureProblems({ content, contentHash, signatures }: Submission): Problem[] {
  const by = new Set(signatures.map((s) => s.by))
  const problems: Problem[] = signatures.flatMap((s, i) =>
    s.contentHash === contentHash
      ? []
      : [{ path: `signatures[${i}].contentHash`, message: '签字不是对这份内容签的，请重新签字' }],
  )
  if (by.size !== signatures.length) problems.push({ path: 'signatures', message: '同一人签了两次，请只保留一次' })
  if (content.outcome === 'completed' && !by.has('inspector'))
    problems.push({ path: 'signatures', message: '缺少检查人签字，请签字' })
  if (content.signing?.mode === 'signed' && !by.has('household'))
    problems.push({ path: 'signatures', message: '缺少用户签字，请签字，或选择拒签、无法签字' })
  return problems
}

const committed = (content: InspectionContent): Record<CommittedText['path'], string | null> => ({
  note: content.note,
  'signing.witness': content.signing?.witness ?? null,
})

/** Each commitment in the signed content has its text beside it, and nothing else is sent. */
function textProblems({ content, texts }: Submission): Problem[] {
  const wanted = committed(content)
  const given = new Map(texts.map((t) => [t.path, t]))
  if (given.size !== texts.length) return [{ path: 'texts', message: '同一段文字交了两次，请只保留一次' }]
  return (Object.keys(wanted) as CommittedText['path'][]).flatMap((path) => {
    const text = given.get(path)
    if (wanted[path] === null) return text ? [{ path: `texts.${path}`, message: '多出一段没有签过的文字，请删去' }] : []
    if (!text) return [{ path: `texts.${path}`, message: '缺少签过的文字，请重新填写并签字' }]
    return commit(text.text, text.salt) === wanted[path]
      ? []
      : [{ path: `texts.${path}`, message: '文字与签过的不一致，请重新签字' }]
  })
}
