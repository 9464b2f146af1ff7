import { PREMISES_STATUS_LABEL, type PremisesStatus, type PremisesType } from '../../premises/premises'
import { addDays, type CalendarDate, dateInShanghai, type Instant } from '../../time/calendar'
import type { Story } from './story'
import { momentWords } from './story-words'

/** A bottle that a company brought here and nobody has taken back. */
export interface Brought {
  factId: string
  at: Instant
}

export interface StockedPlace {
  type: PremisesType
  status: PremisesStatus
  /** Somebody is registered as living or trading here today. */
  hasUser: boolean
  brought: readonly Brought[]
}

/** One wrong number on a delivery note is no store. */
const LEAST_WHERE_NONE = 2
/** [D] A household of two bottles changes one in some weeks; shops are measured by weight, see STOCK_OVER_LIMIT. */
const HOUSEHOLD = { bottles: 6, days: 14 }

/** A stock where none should be: nobody uses gas here, nobody is registered, or far more comes than a household uses. */
export function stockpileOf({ type, status, hasUser, brought }: StockedPlace, today: CalendarDate): Story | null {
  const all = [...brought].sort((a, b) => (a.at === b.at ? (a.factId < b.factId ? -1 : 1) : a.at < b.at ? -1 : 1))
  if (status !== 'in_use')
    return all.length < LEAST_WHERE_NONE ? null : told(all, `此处登记为“${PREMISES_STATUS_LABEL[status]}”`)
  if (!hasUser) return all.length < LEAST_WHERE_NONE ? null : told(all, '此处没有登记用户')
  const since = addDays(today, -HOUSEHOLD.days)
  const lately = all.filter(({ at }) => dateInShanghai(at) > since)
  const heaped = type === 'resident' && lately.length >= HOUSEHOLD.bottles
  return heaped ? told(lately, `居民户${HOUSEHOLD.days}天内用不了这么多`) : null
}

/** The day on which a heap counts as used up. */
export const stockpileChangesOn = ({ brought }: StockedPlace): CalendarDate[] =>
  brought.map(({ at }) => addDays(dateInShanghai(at), HOUSEHOLD.days))

function told(bottles: readonly Brought[], why: string): Story {
  const [first, last] = [bottles[0] as Brought, bottles[bottles.length - 1] as Brought]
  const reason = `${why}，却有${bottles.length}只瓶送到、没有收回：最早${momentWords(first.at)}，最近${momentWords(last.at)}`
  return { rule: 'CYL_STOCKPILE', reason, factIds: [first.factId, last.factId] }
}
