import {
  type CylinderEvent,
  type CylinderEventBody,
  type CylinderEventCorrectedBody,
  DEREGISTER_REASON_LABEL,
  dateWords,
  type EventKind,
  FILL_REJECT_LABEL,
  isEventFact,
  type KnownFact,
  SCRAP_REASON_LABEL,
  TEST_ITEM_LABEL,
} from '@app/domain'

type Of<K extends EventKind> = Extract<CylinderEvent, { kind: K }>
type Lines = (string | null | undefined | false)[]

/** Beside places and companies, which have names of their own here: weights, numbers of staff, results. */
const DETAIL: { [K in EventKind]: (event: Of<K>) => Lines } = {
  file: ({ maker, madeOn }) => [maker && `制造单位 ${maker}`, madeOn && `制造 ${dateWords(madeOn)}`],
  fill: ({ netKg, scale, operator, before, after }) => [
    `净重 ${netKg} 公斤`,
    `充装工 ${operator}，秤 ${scale}`,
    before.length > 0 && `充装前检查：${before.map((reject) => FILL_REJECT_LABEL[reject]).join('、')}`,
    !after.leakFree && '充装后检查：漏气',
    !after.weightRight && '充装后检查：复称不符',
  ],
  move: () => [],
  deliver: ({ orderNo, check }) => [
    orderNo && `订单 ${orderNo}`,
    check && `随瓶安检：${check.outcome === 'passed' ? '未发现问题' : `发现 ${check.findings.length} 项`}`,
  ],
  collect: ({ residualKg }) => [residualKg !== null && `余气 ${residualKg} 公斤`],
  test: ({ conclusion, items, nextTestOn }) => [
    conclusion === 'passed' ? '检验合格' : '检验判废',
    failed(items),
    staff(
      '检验员',
      items.map(({ inspector }) => inspector),
    ),
    staff(
      '复核',
      items.map(({ reviewer }) => reviewer),
    ),
    conclusion === 'passed' && nextTestOn && `下次检验 ${dateWords(nextTestOn)}`,
  ],
  scrap: ({ reason }) => [SCRAP_REASON_LABEL[reason]],
  deregister: ({ reason }) => [DEREGISTER_REASON_LABEL[reason]],
}

function failed(items: Of<'test'>['items']): string | null {
  const wrong = items.filter(({ passed }) => !passed).map(({ item }) => TEST_ITEM_LABEL[item])
  return wrong.length > 0 ? `不合格：${wrong.join('、')}` : null
}

const staff = (title: string, numbers: readonly string[]): string => `${title} ${[...new Set(numbers)].join('、')}`

const linesOf = (event: CylinderEvent): string[] =>
  (DETAIL[event.kind] as (event: CylinderEvent) => Lines)(event).filter((line): line is string => Boolean(line))

export interface StepDetail {
  detail: string[]
  corrected: boolean
}

/** What the messages say beside their places, by the fact that each step came from; corrected ones as they are now. */
export function stepDetails(facts: readonly KnownFact[]): Map<string, StepDetail> {
  const details = new Map<string, StepDetail>()
  for (const { id, kind, body } of facts)
    if (isEventFact(kind)) details.set(id, { detail: linesOf((body as CylinderEventBody).event), corrected: false })
  const corrections = facts
    .filter(({ kind }) => kind === 'cylinder.event_corrected')
    .map(({ body }) => body as CylinderEventCorrectedBody)
    .sort((a, b) => a.nth - b.nth)
  for (const { correctsFactId, instead } of corrections)
    if (instead) details.set(correctsFactId, { detail: linesOf(instead.event), corrected: true })
  return details
}
