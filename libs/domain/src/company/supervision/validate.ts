import { findReason } from '../../checklist/checklists'
import { canonicalJson } from '../../content/hash'
import type { Problem } from '../../error/domain-error'
import type { Answer } from '../../inspection/inspection'
import { supervisionByVersion, supervisionItems } from './checklist'
import type { SupervisionItem } from './item'
import { assessSupervision, type SupervisionContent } from './supervision'

/** Everything that is missing or contradicts itself, at once; empty when the record may be signed. */
export function supervisionProblems(content: SupervisionContent): Problem[] {
  const checklist = supervisionByVersion(content.checklistVersion)
  if (!checklist) return [{ path: 'checklistVersion', message: '没有这一版检查表，请刷新页面' }]
  if (content.roles.length === 0) return [{ path: 'roles', message: '请选择按哪类企业检查' }]
  const items = content.outcome === 'completed' ? supervisionItems(checklist, content.roles) : []
  // 检验机构 answer to 市场监管 by a list of their own.
  if (content.outcome === 'completed' && items.length === 0)
    return [{ path: 'roles', message: '这类企业没有检查表，请改选别的类别' }]
  return [
    ...timeProblems(content),
    ...items.flatMap((item) => itemProblems(item, content.answers)),
    ...strangers(content, items),
    ...(content.outcome === 'completed' ? signingProblems(content) : unfinishedProblems(content)),
    ...findingProblems(content),
  ]
}

const timeProblems = ({ startedAt, finishedAt }: SupervisionContent): Problem[] =>
  startedAt <= finishedAt ? [] : [{ path: 'finishedAt', message: '结束时间早于开始时间' }]

function itemProblems(item: SupervisionItem, answers: readonly Answer[]): Problem[] {
  const problem = (message: string): Problem[] => [{ path: 'answers', item: item.code, message }]
  const given = answers.filter((answer) => answer.item === item.code)
  const [answer] = given
  if (!answer) return problem(`${item.text}：还没有检查`)
  if (given.length > 1) return problem(`${item.text}：答了两次`)
  return [...reasonProblems(item, answer, problem), ...photoProblems(item, answer, problem)]
}

type Say = (message: string) => Problem[]

function reasonProblems(item: SupervisionItem, { result, reason, fixed }: Answer, say: Say): Problem[] {
  if (fixed !== null || result === 'unable') return say(`${item.text}：只能选合格、不合格或不涉及`)
  if (result !== 'fail') return reason === null ? [] : say(`${item.text}：只有不合格才选原因`)
  return findReason(item, reason) ? [] : say(`${item.text}：请选择不合格的原因`)
}

function photoProblems({ photo, text }: SupervisionItem, { result, photoIds }: Answer, say: Say): Problem[] {
  const needed = result === 'fail' ? photo !== 'none' : photo === 'always' && result === 'pass'
  return needed && photoIds.length === 0 ? say(`${text}：请拍照片`) : []
}

/** Answers to what was not asked, or about another thing than the company. */
function strangers({ answers, companyId }: SupervisionContent, items: readonly SupervisionItem[]): Problem[] {
  const asked = new Set(items.map(({ code }) => code))
  return answers
    .filter(({ item, thing }) => !asked.has(item) || thing.kind !== 'place' || thing.id !== companyId)
    .map(({ item }) => ({ path: 'answers', item, message: `${item} 不在这次检查的内容中，请刷新页面` }))
}

function signingProblems({ signing }: SupervisionContent): Problem[] {
  if (!signing) return [{ path: 'signing', message: '请企业签字，或登记拒签' }]
  return signing.mode === 'refused' && !signing.witness ? [{ path: 'signing.witness', message: '拒签须有见证人' }] : []
}

function unfinishedProblems({ photoIds, note, signing }: SupervisionContent): Problem[] {
  return [
    ...(photoIds.length === 0 ? [{ path: 'photoIds', message: '请拍一张门口或现场照片' }] : []),
    ...(note === null ? [{ path: 'note', message: '请写明情况' }] : []),
    ...(signing ? [{ path: 'signing', message: '没有检查就没有签字' }] : []),
  ]
}

const findingProblems = (content: SupervisionContent): Problem[] =>
  canonicalJson(content.findings) === canonicalJson(assessSupervision(content))
    ? []
    : [{ path: 'findings', message: '检查结果与答案不一致，请刷新页面后重新提交' }]
