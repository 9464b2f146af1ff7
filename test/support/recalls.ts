import { newId } from '@app/domain'
import type { RecallEntity, RecallItemEntity } from '@app/persistence'
import { TEST_NOW } from './api'
import type { District } from './district'

/** A recall of one cylinder that stands in a home. */
export function recallRows(
  { accounts }: Pick<District, 'accounts'>,
  cylinderId: string,
  place: { id: string; areaCode: string },
  companyId: string,
): { recall: RecallEntity; item: RecallItemEntity } {
  const recall: RecallEntity = {
    ...{ id: newId(), ground: 'made', companyId: null, siteId: null, maker: 'BT01', spanFrom: null, spanTo: null },
    ...{ reason: 'defect', state: 'open', openedBy: accounts.office.id, openedAt: TEST_NOW, closedBy: null },
    ...{ closedAt: null, readSeq: 0 },
  }
  const item: RecallItemEntity = {
    ...{ id: newId(), recallId: recall.id, cylinderId, causeFactId: null, late: 0, addedAt: TEST_NOW },
    ...{ placeKind: 'premises', placeId: place.id, premisesId: place.id, areaCode: place.areaCode, companyId },
    ...{ ended: 0, outcome: null, evidenceFactId: null, photoId: null, endedAt: null, endedBy: null, version: 1 },
  }
  return { recall, item }
}
