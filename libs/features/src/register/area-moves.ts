import { addDays, type CalendarDate, dateInShanghai, newId, type PremisesMovedBody } from '@app/domain'
import {
  PremisesAreaEntity,
  type PremisesAreaRepository,
  type PreparedFact,
  prepareFact,
  type Tx,
} from '@app/persistence'
import { assertFresh } from '../core/stale'
import type { EnteredBy, PremisesEntry } from './entries'

interface Move {
  id: string
  from: string
  to: string
}

/** Premises that a list says lie in another grid: the same border history and the same fact as a move in the console. */
export interface AreaMoves {
  on: CalendarDate
  moves: readonly Move[]
  /** Of those that had a history before, whose last entry ends. */
  continued: readonly string[]
  rows: readonly PremisesAreaEntity[]
  facts: readonly PreparedFact[]
}

/** As many as a statement names at a time. */
const TOGETHER = 500

export function areaMoves(entries: readonly PremisesEntry[], known: ReadonlySet<string>, by: EnteredBy): AreaMoves {
  const on = dateInShanghai(by.at)
  const moved = entries.flatMap((entry) => (entry.movedFrom === undefined ? [] : [{ entry, from: entry.movedFrom }]))
  const actionId = by.source?.batchId ?? newId()
  return {
    on,
    moves: moved.map(({ entry, from }) => ({ id: entry.id, from, to: entry.areaCode })),
    continued: moved.flatMap(({ entry: { id } }) => (known.has(id) ? [id] : [])),
    rows: moved.flatMap(({ entry, from }) => rowsOf(entry, from, on, known.has(entry.id))),
    facts: moved.map(({ entry: { id: premisesId, areaCode: to }, from }) => {
      const body: PremisesMovedBody = { actionId, premisesId, from, to, on }
      const subjects = [
        { kind: 'area' as const, id: to },
        { kind: 'premises' as const, id: premisesId },
      ]
      return prepareFact({
        kind: 'premises.moved',
        ...{ actorId: by.actorId, occurredAt: by.at, areaCode: to, body, subjects },
      })
    }),
  }
}

/** The first move writes down also where it lay before. */
function rowsOf(
  { id: premisesId, areaCode, registeredOn }: PremisesEntry,
  from: string,
  on: CalendarDate,
  isKnown: boolean,
): PremisesAreaEntity[] {
  const stay = { id: newId(), premisesId, areaCode, fromOn: on, toOn: null }
  if (isKnown || registeredOn >= on) return [stay]
  return [{ id: newId(), premisesId, areaCode: from, fromOn: registeredOn, toOn: addDays(on, -1) }, stay]
}

/** With what goes on there: bottles, open hazards, open alerts. Throws StaleError when one was moved meanwhile. */
export async function writeAreaMoves(tx: Tx, borders: PremisesAreaRepository, planned: AreaMoves): Promise<void> {
  const ways = new Map<string, Move[]>()
  for (const move of planned.moves)
    ways.set(`${move.from} ${move.to}`, [...(ways.get(`${move.from} ${move.to}`) ?? []), move])
  for (const moves of ways.values()) {
    for (let from = 0; from < moves.length; from += TOGETHER) {
      const some = moves.slice(from, from + TOGETHER)
      const [{ from: old, to } = { from: '', to: '' }] = some
      const ids = some.map(({ id }) => id)
      assertFresh(await borders.bring(tx, ids, old, to), ids.length, 'premises')
    }
  }
  for (let from = 0; from < planned.continued.length; from += TOGETHER)
    await borders.end(tx, planned.continued.slice(from, from + TOGETHER), addDays(planned.on, -1))
  for (let from = 0; from < planned.rows.length; from += TOGETHER)
    await borders.insert(tx, planned.rows.slice(from, from + TOGETHER))
  for (const fact of planned.facts) tx.fact(fact)
}
