/** Names of the street and the community in which an area code lies; null where the code does not reach so far. */
export interface AreaNames {
  streetName: string | null
  communityName: string | null
}

export const AREA_NAMES = 'street.name AS streetName, community.name AS communityName'

/** Joins the two areas of a code column; each code is a prefix of the next, so both are look-ups by key. */
export const joinAreaNames = (column: string): string =>
  `LEFT JOIN area street ON street.code = SUBSTR(${column}, 1, 9)
   LEFT JOIN area community ON community.code = SUBSTR(${column}, 1, 12)`

/** 大营门街道 示范社区001; a code that ends at the street is no community. */
export const areaNameOf = ({ streetName, communityName }: AreaNames): string =>
  [...new Set([streetName, communityName])].filter(Boolean).join(' ')
