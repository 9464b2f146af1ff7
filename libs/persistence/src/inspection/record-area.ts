import { type Condition, condition, some, within } from '../store/scope'

/** The whole district sees everything in any case; the places of it need not be looked up. */
const DISTRICT_DIGITS = 6

/**
 * Records of visits keep the area of their day and stay with those who held it; who answers for the place today also reads
 * what was seen there before a border moved, for he cannot go on from a history he may not open. A merged entry's place
 * is the entry that stayed.
 */
export function recordWithin(row: string, area: string): Condition {
  const then = within(`${row}.areaCode`, area)
  if (area.length <= DISTRICT_DIGITS) return then
  const places = within('s.areaCode', area)
  const [present, merged] = [
    `SELECT s.id FROM premises s WHERE s.mergedIntoId IS NULL AND ${places.sql}`,
    `SELECT m.id FROM premises s JOIN premises m ON m.mergedIntoId = s.id WHERE ${places.sql}`,
  ].map((sql) => condition(`${row}.premisesId IN (${sql})`, ...places.params)) as [Condition, Condition]
  return some([then, present, merged])
}
