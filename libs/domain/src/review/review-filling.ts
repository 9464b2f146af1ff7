import type { CustodyView, Filling } from '../custody/custody'
import { type FillObjection, fillObjections } from '../custody/fitness'
import { cylinderValidity } from '../cylinder/validity'
import { type CalendarDate, dateInShanghai } from '../time/calendar'
import { condition } from './condition'
import type { Condition, CylinderSnapshot } from './review'

/**
 * 充装 that should not have been, judged by what is known now: dates that were mended, a test or a scrapping since, a
 * correction of the company take the alarm back.
 */
export function fillingConditions(snapshot: CylinderSnapshot): Condition[] {
  const view = snapshot.life?.view
  if (!view?.filling) return []
  const on = dateInShanghai(view.filling.at)
  const subject = { kind: 'cylinder' as const, id: snapshot.id, hazards: snapshot.hazards }
  const found = objectionsAt(snapshot, view, view.filling, on)
  const any = (...those: FillObjection[]) => those.some((objection) => found.includes(objection))
  const condemned = view.scrap !== null && view.scrap.at > view.filling.at
  if (condemned) return []
  return [
    any('scrapped', 'deregistered') ? condition('CYL_FILLED_SCRAPPED', subject, null, { on }) : null,
    any('test_overdue', 'life_expired') ? condition('CYL_FILLED_OVERDUE', subject, null, overdue(snapshot, on)) : null,
    any('foreign') ? condition('CYL_FILLED_FOREIGN', subject, null, { on }) : null,
    any('unregistered') ? condition('CYL_FILLED_UNKNOWN', subject, null, { on }) : null,
    isUnsafe(view) ? condition('CYL_FILLED_UNSAFE', subject, null, { on }) : null,
  ].filter((each) => each !== null)
}

function objectionsAt(
  snapshot: CylinderSnapshot,
  { end, test }: CustodyView,
  { at, companyId }: Filling,
  on: CalendarDate,
): FillObjection[] {
  const deregistered = end !== null && end.at < at
  // A test passed since says that it was sound; the dates before it are not known any more.
  const testedSince = test !== null && test.at > at && test.nextTestOn !== null
  return fillObjections({ ...snapshot, deregistered }, companyId, on).filter(
    (objection) => objection !== 'test_overdue' || !testedSince,
  )
}

function overdue(snapshot: CylinderSnapshot, on: CalendarDate): Condition['params'] {
  const { testValidUntil, lifeUntil } = cylinderValidity(snapshot)
  const life = lifeUntil !== null && on > lifeUntil
  return { on, until: (life ? lifeUntil : testValidUntil) ?? on, life: life ? 1 : 0 }
}

const isUnsafe = ({ recent, filling }: CustodyView): boolean =>
  recent.some(({ factId, unsafe }) => unsafe && factId === filling?.factId)
