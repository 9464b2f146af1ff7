import type { RecallCriteria } from '@app/domain'
import type { ItemPlace, LocatedCylinder, RecallEntity } from '@app/persistence'

/** Where it is and who is to take it back: at a home its owner, at a company that company. */
export function placeOf(found: LocatedCylinder): ItemPlace {
  const { premisesId, premisesArea: areaCode, ownerCompanyId } = found
  if (premisesId === null) return heldBy(found)
  const placeKind = found.presence === 'missing' ? 'missing' : 'premises'
  return { placeKind, placeId: premisesId, premisesId, areaCode, companyId: ownerCompanyId ?? found.toldBy }
}

function heldBy({ holderKind, holderId, siteCompanyId, siteArea, toldBy, ownerCompanyId }: LocatedCylinder): ItemPlace {
  const nowhere = { premisesId: null, areaCode: null }
  const by = toldBy ?? ownerCompanyId
  if (holderKind === 'site')
    return { ...nowhere, placeKind: 'site', placeId: holderId, areaCode: siteArea, companyId: siteCompanyId ?? by }
  if (holderKind === 'vehicle' || holderKind === 'courier')
    return { ...nowhere, placeKind: holderKind, placeId: holderId, companyId: by }
  // Last told of at a home that it has left since, or never told of at all.
  return { ...nowhere, placeKind: 'unknown', placeId: null, companyId: ownerCompanyId ?? toldBy }
}

/** The company's own number of a vehicle or a courier. */
export const carrierNumber = (placeId: string | null): string => placeId?.split(':')[1] ?? ''

type Stored = Pick<RecallEntity, 'ground' | 'companyId' | 'siteId' | 'maker' | 'spanFrom' | 'spanTo'>

export function criteriaOf({ ground, companyId, siteId, maker, spanFrom, spanTo }: Stored): RecallCriteria {
  if (ground === 'made') return { by: ground, maker: maker ?? '', from: spanFrom, to: spanTo }
  return { by: ground, companyId: companyId ?? '', siteId, from: spanFrom ?? '', to: spanTo ?? '' }
}

export function storedCriteria(criteria: RecallCriteria): Stored {
  const { by: ground, from: spanFrom, to: spanTo } = criteria
  const what =
    criteria.by === 'made'
      ? { companyId: null, siteId: null, maker: criteria.maker }
      : { companyId: criteria.companyId, siteId: criteria.siteId, maker: null }
  return { ground, ...what, spanFrom, spanTo }
}
