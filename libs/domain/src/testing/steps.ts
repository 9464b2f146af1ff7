import type { HolderKind } from '../custody/event'
import type { Spot, Step, StepKind } from '../custody/step'
import type { Instant } from '../time/calendar'

/** 2026-06-01 08:00 in Tianjin, and so many hours later. */
export const hour = (hours: number): Instant =>
  new Date(Date.parse('2026-06-01T00:00:00.000Z') + hours * 3_600_000).toISOString()

const KINDS: Record<string, HolderKind> = { S: 'site', V: 'vehicle', K: 'courier', H: 'premises' }

/** `S1` a site, `V1` a vehicle, `K1` a courier, `H1` a home. */
export const spot = (code: string, position: Spot['position'] = null): Spot => ({
  kind: KINDS[code[0] ?? ''] ?? 'site',
  id: code,
  position,
})

let serial = 0

/** Known as soon as it happened, unless `over` says otherwise. */
export function step(kind: StepKind, at: number, way: string, over: Partial<Step> = {}): Step {
  const [from, to] = way.includes('>') ? way.split('>') : [null, way]
  const companyId = kind === 'counted' || kind === 'scanned' ? null : 'A'
  return {
    ...{ factId: `f${String(++serial).padStart(5, '0')}`, kind, at: hour(at), knownAt: hour(at), companyId },
    from: from ? spot(from) : null,
    to: to ? spot(to) : null,
    ...over,
  }
}

/** Filled, brought out, delivered and, `days` later, back at the station; begins at hour `at`. */
export function round(
  at: number,
  names: { home: string; courier?: string; site?: string; days?: number; by?: string },
) {
  const { home, courier = 'K1', site = 'S1', days = 20, by = 'A' } = names
  const own = { companyId: by }
  const back = at + 30 + days * 24
  return [
    step('fill', at, site, own),
    step('move', at + 20, `${site}>V1`, own),
    step('move', at + 22, 'V1>S2', own),
    step('move', at + 26, `S2>${courier}`, own),
    step('deliver', at + 28, `${courier}>${home}`, own),
    step('collect', back, `${home}>${courier}`, own),
    step('move', back + 4, `${courier}>S2`, own),
    step('move', back + 24, 'S2>V1', own),
    step('move', back + 26, `V1>${site}`, own),
  ]
}
