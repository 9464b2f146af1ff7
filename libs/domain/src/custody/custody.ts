import type { CalendarDate, Instant } from '../time/calendar'
import type { HolderKind } from './event'
import type { Stage, Step } from './step'

/** Who or what holds a cylinder; vehicles and couriers are known by company and number only. */
export interface Holder {
  kind: HolderKind
  id: string
}

/** A step as the facts give it; where a place lies on the map is looked up when somebody asks. */
export interface CustodyStep extends Omit<Step, 'from' | 'to'> {
  from: Holder | null
  to: Holder | null
  /** 所在环节 after it; null where it says nothing about it. */
  stage: Stage | null
  /** Gas a filling put in, and the day a test allows; null for all others. */
  netGrams: number | null
  nextTestOn: CalendarDate | null
  /** Checks before or after the filling spoke against it. */
  unsafe: boolean
}

/** What is later counts; of two at the same moment the greater id, so that every order of arrival gives the same. */
export interface Mark {
  at: Instant
  factId: string
}

export interface Whereabouts extends Mark {
  stage: Stage
  holder: Holder | null
  companyId: string | null
}

export interface Filling extends Mark {
  companyId: string
  siteId: string
  netGrams: number | null
}

export interface PeriodicTest extends Mark {
  siteId: string
  nextTestOn: CalendarDate | null
}

/** Everything that is known of the way of one cylinder. Each part is the latest of its kind, whatever the order of arrival. */
export interface CustodyView {
  where: Whereabouts | null
  filling: Filling | null
  test: PeriodicTest | null
  scrap: Mark | null
  end: Mark | null
  /** The latest steps, newest first. */
  recent: readonly CustodyStep[]
}

/** So many steps stay beside a cylinder: three rounds of filling, carrying, delivery and return. */
export const RECENT_STEPS = 24

export const NO_CUSTODY: CustodyView = { where: null, filling: null, test: null, scrap: null, end: null, recent: [] }
