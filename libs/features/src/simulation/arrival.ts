import type { CylinderEvent, HolderRef, Instant } from '@app/domain'
import type { Happening } from './bottle'
import type { Place } from './places'

/** What people of ours saw: a bottle counted at a visit, or scanned by the household. */
export interface Sight {
  id: string
  kind: 'counted' | 'scanned'
  code: string
  premises: string
  occurredAt: Instant
}

/** What only the simulation knows. */
export interface Truth {
  /** The physical bottle. */
  bottle: number
  misread: boolean
}

/** One message as it reaches the system. */
export type Arrival = { knownAt: Instant; truth: Truth } & (
  | { company: string; event: CylinderEvent }
  | { company: null; sight: Sight }
)

const instant = (ms: number): Instant => new Date(Math.round(ms)).toISOString()
const ref = ({ kind, code }: Place): HolderRef => ({ kind, code })

export interface Report extends Happening {
  id: string
  code: string
  arrivesAt: number
  misread: boolean
  testCompany: string
}

export function arrivalOf(report: Report): Arrival {
  const { id, code, kind, bottle, to, by, misread } = report
  const truth = { bottle: bottle.id, misread }
  const knownAt = instant(report.arrivesAt)
  const occurredAt = instant(report.at + by.clock)
  if (kind === 'counted' || kind === 'scanned')
    return { knownAt, truth, company: null, sight: { id, kind, code, premises: to.code, occurredAt } }
  const company = kind === 'test' ? report.testCompany : bottle.company.code
  return { knownAt, truth, company, event: eventOf(report, kind, occurredAt) }
}

const TARE_KG = 16.5
const NET_KG = 14.5

type Reported = Exclude<Happening['kind'], 'counted' | 'scanned'>

function eventOf({ id, code, from, to }: Report, kind: Reported, occurredAt: Instant): CylinderEvent {
  const base = { eventId: id, code, occurredAt }
  const between = { from: ref(from ?? to), to: ref(to) }
  switch (kind) {
    case 'fill':
      return {
        ...{ ...base, kind, site: to.code, before: [], after: { leakFree: true, weightRight: true }, tareKg: TARE_KG },
        ...{ grossKg: TARE_KG + NET_KG, netKg: NET_KG, scale: `${to.code}-1`, operator: '01' },
      }
    case 'move':
      return { ...base, kind, ...between }
    case 'deliver':
      return { ...base, kind, from: between.from, premises: to.code, orderNo: null, check: null }
    case 'collect':
      return { ...base, kind, premises: (from ?? to).code, to: between.to, residualKg: null }
    case 'test':
      return { ...base, kind, site: to.code, conclusion: 'passed', items: [], nextTestOn: null }
  }
}
