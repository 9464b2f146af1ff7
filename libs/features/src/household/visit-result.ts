import {
  type Answer,
  type Category,
  type Checklist,
  checklistByVersion,
  currentChecklist,
  dateInShanghai,
  type Finding,
  findItem,
  findingWords,
  type InspectionContent,
  LEAFLET_ACTOR_LABEL,
  leafletOf,
  VISIT_OUTCOME_LABEL,
  VISIT_PROMISE,
  type VisitOutcome,
} from '@app/domain'

/** What was looked at, as a household calls it. */
const CATEGORY_WORDS: Record<Category, string> = {
  gas: '气的来路',
  cylinder: '气瓶',
  valve: '瓶阀、减压阀',
  hose: '软管',
  stove: '灶具',
  detector: '报警器',
  place: '用气的地方',
  management: '店里的用气管理',
}

export const NOT_DONE: Record<Exclude<VisitOutcome, 'completed'>, string> = {
  not_home: '没有遇到人，网格员会再来',
  refused: '没有查成，请配合下次检查',
  rescheduled: '已另约时间',
  closed: '停业，复业前请告知网格员',
  moved_out: '已登记搬离',
  not_found: '没有找到地址',
  evacuated: '有险情，请听从现场人员安排',
}

/** 明白纸 of one finding, as every page and slip shows it. */
export function leafletView(item: string, reason: string | null) {
  const { title, why, steps, never = null, actor } = leafletOf(item, reason)
  return { title, why, steps: [...steps], never, who: LEAFLET_ACTOR_LABEL[actor] }
}

/** A visit in words that can be read aloud: what is fine, what is to be put right until when and by whom. */
export function visitResult(content: InspectionContent) {
  const checklist = checklistByVersion(content.checklistVersion) ?? currentChecklist()
  const open = content.findings.filter(({ fixedOnSite }) => !fixedOnSite)
  return {
    id: content.id,
    on: dateInShanghai(content.finishedAt),
    outcome: VISIT_OUTCOME_LABEL[content.outcome],
    completed: content.outcome === 'completed',
    headline: headline(content.outcome, open),
    fine: fine(content.answers, checklist),
    toPutRight: open.map((finding) => toPutRight(finding, checklist)),
    fixedOnSite: content.findings
      .filter(({ fixedOnSite }) => fixedOnSite)
      .map((finding) => findingWords(finding, checklist).title),
    notChecked: notChecked(content.answers, checklist),
    nextVisitOn: content.nextVisitOn,
    promise: VISIT_PROMISE,
  }
}

function headline(outcome: VisitOutcome, open: readonly Finding[]): string {
  if (outcome !== 'completed') return NOT_DONE[outcome]
  if (open.length === 0) return '这次检查没有发现问题'
  const urgent = open.filter(({ grade }) => grade === 'A').length
  return urgent > 0 ? `有 ${open.length} 处要改，其中 ${urgent} 处要马上停用` : `有 ${open.length} 处要改`
}

function toPutRight(finding: Finding, checklist: Checklist) {
  const { title, deadline } = findingWords(finding, checklist)
  const urgent = finding.grade === 'A'
  return { finding: title, until: deadline, urgent, leaflet: leafletView(finding.item, finding.reason) }
}

/** Parts at which everything that was looked at is in order. */
function fine(answers: readonly Answer[], checklist: Checklist): string[] {
  const bad = new Set<Category>()
  const good = new Set<Category>()
  for (const { item, result } of answers) {
    const category = findItem(checklist, item)?.category
    if (!category) continue
    if (result === 'fail' || result === 'unable') bad.add(category)
    if (result === 'pass') good.add(category)
  }
  const order = Object.keys(CATEGORY_WORDS) as Category[]
  return order.filter((category) => good.has(category) && !bad.has(category)).map((one) => CATEGORY_WORDS[one])
}

function notChecked(answers: readonly Answer[], checklist: Checklist): string[] {
  const unable = answers.filter(({ result }) => result === 'unable')
  const words = unable.map(({ item, reason }) => {
    const why = checklist.unableReasons.find(({ code }) => code === reason)?.label
    return `${findItem(checklist, item)?.text ?? item}${why ? `（${why}）` : ''}`
  })
  return [...new Set(words)]
}
