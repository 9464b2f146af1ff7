import {
  CORRECTION_REASON_LABEL,
  type CylinderEvent,
  type CylinderEventBody,
  type CylinderEventCorrectedBody,
  type CylinderScannedBody,
  type CylinderTwinConfirmedBody,
  DEREGISTER_REASON_LABEL,
  type DeliveryCheckedBody,
  dateWords,
  EVENT_KIND_LABEL,
  type EventKind,
  type FactKind,
  FILL_REJECT_LABEL,
  HOLDER_KIND_LABEL,
  type HolderRef,
  hazardTitle,
  SCRAP_REASON_LABEL,
  TEST_ITEM_LABEL,
} from '@app/domain'
import type { FactWords } from './words'
import * as say from './words'

type Speak = (body: never) => Partial<FactWords>

const holder = (ref: HolderRef | undefined): string => (ref ? `${HOLDER_KIND_LABEL[ref.kind]} ${ref.code}` : '')
const way = (from: string, to: string): string | null => (from && to ? `${from} → ${to}` : null)

type Told<K extends EventKind> = Partial<Extract<CylinderEvent, { kind: K }>>
/** What a message says, in the words of the trade; older bodies may lack what newer ones carry. */
const DETAIL: { [K in EventKind]: (event: Told<K>) => string[] } = {
  file: ({ aliases, model, madeOn }) =>
    say.lines(aliases?.map(({ value }) => value).join('、'), model, madeOn && `制造 ${dateWords(madeOn)}`),
  fill: ({ site, netKg, tareKg, grossKg, scale, operator, before, after }) =>
    say.lines(
      site && `站点 ${site}`,
      netKg === undefined ? null : `净重 ${netKg} 公斤（皮重 ${tareKg}，毛重 ${grossKg}）`,
      scale && operator && `秤 ${scale}，充装工 ${operator}`,
      before?.length ? `充装前检查：${before.map((reject) => FILL_REJECT_LABEL[reject]).join('、')}` : null,
      after && !after.leakFree ? '充装后检查：漏气' : null,
      after && !after.weightRight ? '充装后检查：复称不符' : null,
    ),
  move: ({ from, to }) => say.lines(way(holder(from), holder(to))),
  deliver: ({ from, premises, orderNo, check }) =>
    say.lines(
      way(holder(from), premises ? `用户 ${premises}` : ''),
      orderNo && `订单 ${orderNo}`,
      check ? `随瓶安检：${check.outcome === 'passed' ? '未发现问题' : `发现 ${check.findings.length} 项`}` : null,
    ),
  collect: ({ premises, to, residualKg }) =>
    say.lines(
      way(premises ? `用户 ${premises}` : '', holder(to)),
      residualKg === null || residualKg === undefined ? null : `余气 ${residualKg} 公斤`,
    ),
  test: ({ site, conclusion, items, nextTestOn }) => {
    const failed = items?.filter(({ passed }) => !passed) ?? []
    return say.lines(
      site && `检验站 ${site}`,
      conclusion && (conclusion === 'passed' ? '合格' : '判废'),
      failed.length > 0 ? `不合格：${failed.map(({ item }) => TEST_ITEM_LABEL[item]).join('、')}` : null,
      conclusion === 'passed' && nextTestOn ? `下次检验 ${dateWords(nextTestOn)}` : null,
    )
  },
  scrap: ({ site, reason }) => say.lines(site && `站点 ${site}`, reason && SCRAP_REASON_LABEL[reason]),
  deregister: ({ reason }) => say.lines(reason && DEREGISTER_REASON_LABEL[reason]),
}

const told = (event: CylinderEvent | undefined): string[] =>
  event ? (DETAIL[event.kind] as (event: CylinderEvent) => string[])(event) : []

const reported: Speak = ({ event }: Partial<CylinderEventBody>) => ({ detail: told(event) })

const corrected: Speak = ({ reason, instead }: Partial<CylinderEventCorrectedBody>) => ({
  title: instead ? `更正${EVENT_KIND_LABEL[instead.event.kind]}记录` : '作废企业上报',
  detail: say.lines(reason && CORRECTION_REASON_LABEL[reason], ...(instead ? told(instead.event) : [])),
})

const twinConfirmed: Speak = ({ note, premisesIds }: Partial<CylinderTwinConfirmedBody>) => ({
  detail: say.lines(
    '两只瓶共用一个码，都要收回',
    premisesIds?.some((id) => id !== null) ? '所在用户已派网格员' : null,
    note ? '附有说明' : null,
  ),
})

const scanned: Speak = ({ by, premisesId }: Partial<CylinderScannedBody>) => ({
  title: by === 'household' ? '住户扫码' : '扫码',
  detail: say.lines(premisesId ? '在用气场所' : null),
})

const checked: Speak = ({ outcome, findings, cylinderIds }: Partial<DeliveryCheckedBody>) => ({
  title: `随瓶安检${outcome ? (outcome === 'passed' ? '：未发现问题' : '：发现问题') : ''}`,
  detail: say.lines(
    ...(findings?.map(({ item, reason }) => hazardTitle(item, reason)) ?? []),
    cylinderIds?.length ? `同时送到 ${cylinderIds.length} 只` : null,
  ),
})

/** The way of a cylinder, as companies report it and people see it. */
export const CYLINDER_LIFE_WORDS: Partial<Record<FactKind, Speak>> = {
  'cylinder.filed': reported,
  'cylinder.filled': reported,
  'cylinder.moved': reported,
  'cylinder.delivered': reported,
  'cylinder.collected': reported,
  'cylinder.tested': reported,
  'cylinder.scrapped': reported,
  'cylinder.deregistered': reported,
  'cylinder.event_corrected': corrected,
  'cylinder.twin_confirmed': twinConfirmed,
  'cylinder.scanned': scanned,
  'delivery.checked': checked,
}
