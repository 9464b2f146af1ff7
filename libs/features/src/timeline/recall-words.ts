import {
  type FactKind,
  RECALL_OUTCOME_LABEL,
  RECALL_PLACE_LABEL,
  RECALL_REASON_LABEL,
  type RecallClosedBody,
  type RecallItemAddedBody,
  type RecallItemEndedBody,
  type RecallOpenedBody,
  recallSpan,
} from '@app/domain'
import * as say from './words'

type Words = (body: never) => { title?: string; detail?: string[] }
const words =
  <B>(speak: (body: Partial<B>) => { title?: string; detail?: string[] }): Words =>
  (body) =>
    speak(body)

/** 召回 in the life of a cylinder, a place and a company. */
export const RECALL_WORDS: Partial<Record<FactKind, Words>> = {
  'recall.opened': words<RecallOpenedBody>((b) => ({
    detail: say.lines(
      b.criteria && `${recallSpan(b.criteria)}的气瓶`,
      b.reason && RECALL_REASON_LABEL[b.reason],
      say.noted(b.note),
    ),
  })),
  'recall.item_added': words<RecallItemAddedBody>((b) => ({
    detail: say.lines(b.place && `当时${RECALL_PLACE_LABEL[b.place.kind]}`, b.late ? '补报的记录补入' : null),
  })),
  'recall.item_ended': words<RecallItemEndedBody>((b) => ({
    detail: say.lines(b.outcome && RECALL_OUTCOME_LABEL[b.outcome], say.photos(b.photoIds), say.noted(b.note)),
  })),
  'recall.item_reopened': words<object>(() => ({ detail: ['原来的办结依据已被企业更正'] })),
  'recall.closed': words<RecallClosedBody>((b) => ({
    detail: say.lines(b.total === undefined ? null : `共 ${b.total} 只，办结 ${b.ended} 只`, say.noted(b.note)),
  })),
}
