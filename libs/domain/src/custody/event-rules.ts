import { currentChecklist, findItem } from '../checklist/checklists'
import type { Problem } from '../error/domain-error'
import { addMinutes, dateInShanghai, type Instant } from '../time/calendar'
import type { CylinderEvent, DeliverEvent, EventKind, FillEvent, MoveEvent, TestEvent } from './event'

/** Clocks of companies run a little ahead. */
const AHEAD_MINUTES = 5
/** Traceability data is kept for two years; older ones belong on paper. */
const OLDEST_MINUTES = 2 * 366 * 24 * 60
/** Scales show tens of grams; tare, gross and net come from the same weighing. */
const SCALE_KG = 0.3

/** What is wrong with a message whatever the cylinder: it is not stored. Impossible steps are, see `flags.ts`. */
export function eventProblems(event: CylinderEvent, now: Instant): Problem[] {
  const rules = RULES[event.kind] as ((event: CylinderEvent) => Problem[]) | undefined
  return [...timeProblems(event.occurredAt, now), ...(rules?.(event) ?? [])]
}

function timeProblems(at: Instant, now: Instant): Problem[] {
  if (at > addMinutes(now, AHEAD_MINUTES))
    return [{ path: 'occurredAt', message: '发生时间晚于现在，请校准系统时钟后重新上报' }]
  if (at < addMinutes(now, -OLDEST_MINUTES)) return [{ path: 'occurredAt', message: '发生时间早于两年前，请核对年份' }]
  return []
}

const RULES: Partial<Record<EventKind, unknown>> = {
  fill: ({ tareKg, grossKg, netKg }: FillEvent) =>
    Math.abs(grossKg - tareKg - netKg) > SCALE_KG
      ? [{ path: 'netKg', message: '净重不等于毛重减皮重，请核对三个重量' }]
      : [],
  move: ({ from, to }: MoveEvent) => [
    ...(from.kind === 'premises' || to.kind === 'premises'
      ? [{ path: 'to', message: '送到或收自用气场所请用“配送”或“回收”上报' }]
      : []),
    ...(from.kind === to.kind && from.code === to.code ? [{ path: 'to', message: '交出和接收是同一处，请核对' }] : []),
  ],
  deliver: checkProblems,
  test: testProblems,
}

/** What a courier finds is named as the checklist of the day names it. */
function checkProblems({ check }: DeliverEvent): Problem[] {
  if (check === null) return []
  const { outcome, findings } = check
  if ((outcome === 'passed') === findings.length > 0)
    return [{ path: 'check.findings', message: '结论是“发现问题”时须写明不合格项，“未发现问题”时不能有' }]
  return findings.flatMap(({ item, reason }, i) => {
    const known = findItem(currentChecklist(), item)
    if (!known) return [{ path: `check.findings.${i}.item`, message: `检查表里没有 ${item} 这一项` }]
    if (known.reasons.some(({ code }) => code === reason)) return []
    return [{ path: `check.findings.${i}.reason`, message: `${item} 没有这个不合格原因` }]
  })
}

function testProblems({ items, conclusion, nextTestOn, occurredAt }: TestEvent): Problem[] {
  const problems: Problem[] = []
  items.forEach(({ inspector, reviewer }, i) => {
    if (inspector === reviewer) problems.push({ path: `items.${i}.reviewer`, message: '审核人不能是检验人本人' })
  })
  if (new Set(items.map(({ item }) => item)).size < items.length)
    problems.push({ path: 'items', message: '同一检验项目报了两次' })
  if (conclusion === 'scrap') return problems
  if (items.some(({ passed }) => !passed))
    problems.push({ path: 'conclusion', message: '有项目不合格，结论不能是合格' })
  if (nextTestOn === null || nextTestOn <= dateInShanghai(occurredAt))
    problems.push({ path: 'nextTestOn', message: '检验合格须填写检验日之后的下次检验日期' })
  return problems
}
