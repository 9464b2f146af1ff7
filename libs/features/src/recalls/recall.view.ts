import {
  FACT_LABEL,
  RECALL_GROUND_LABEL,
  RECALL_OUTCOME_LABEL,
  RECALL_PLACE_LABEL,
  RECALL_PLACES,
  RECALL_REASON_LABEL,
  RECALL_STATE_LABEL,
  type RecallPlace,
  recallSpan,
} from '@app/domain'
import type { RecallItemRow, RecallRow } from '@app/persistence'
import type { PhotoView } from '../files/file.service'
import { carrierNumber } from './recall-place'

export function recallView(row: RecallRow) {
  const { id, ground, companyId, siteId, siteName, companyName, maker, reason, state, openedAt, closedAt } = row
  const whose =
    ground === 'made' ? `制造单位 ${maker ?? ''} ` : `${companyName ?? ''}${siteName ? `（${siteName}）` : ''}`
  const span = recallSpan({ by: ground, from: row.spanFrom, to: row.spanTo })
  return {
    ...{ id, ground, companyId, siteId, reason, state, openedAt, closedAt, total: row.total, done: row.done },
    title: `${whose}${span}的气瓶`,
    groundLabel: RECALL_GROUND_LABEL[ground],
    reasonLabel: RECALL_REASON_LABEL[reason],
    stateLabel: RECALL_STATE_LABEL[state],
  }
}

/** At homes first: there it is used. */
export const inOrder = <T extends { code: RecallPlace }>(places: readonly T[]): T[] =>
  [...places].sort((a, b) => RECALL_PLACES.indexOf(a.code) - RECALL_PLACES.indexOf(b.code))

interface Somewhere {
  placeKind: RecallPlace
  placeId: string | null
  premisesLabel: string | null
  siteName: string | null
}

/** 在用户处 示范里1号楼 */
export function placeWords({ placeKind, placeId, premisesLabel, siteName }: Somewhere): string {
  const isCarrier = placeKind === 'vehicle' || placeKind === 'courier'
  const name = isCarrier ? carrierNumber(placeId) : placeKind === 'site' ? siteName : premisesLabel
  return [RECALL_PLACE_LABEL[placeKind], placeKind === 'unknown' ? null : name].filter(Boolean).join(' ')
}

export function recallItemView(row: RecallItemRow, photos: ReadonlyMap<string, PhotoView>) {
  const { id, cylinderId, code, placeKind, premisesId, streetName, companyId, companyName, endedAt, outcome } = row
  return {
    ...{ id, cylinderId, code, placeKind, premisesId, streetName, companyId, companyName, endedAt, outcome },
    place: placeWords(row),
    late: row.late === 1,
    outcomeLabel: outcome && RECALL_OUTCOME_LABEL[outcome],
    evidenceFactId: row.evidenceFactId,
    evidence: row.evidenceKind && FACT_LABEL[row.evidenceKind],
    photo: (row.photoId && photos.get(row.photoId)) || null,
  }
}
