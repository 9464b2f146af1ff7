import type { ResponseOf } from '@app/contract'
import type { AlertEntity, CylinderEntity, HazardEntity, PremisesEntity } from '@app/persistence'
import { TEST_TODAY, type TestApi } from '../support/api'
import { OTHER_STREET, STREET } from '../support/district'

type Overview = ResponseOf<'GET /api/v1/overview'>

export const shown = ({ actNow, premises, cylinders, visits, hazards, problems, streets }: Overview) => ({
  actNow,
  premises,
  cylinders,
  visits: { ...visits, todayDone: undefined },
  hazards,
  problems: problems.filter((p) => p.open > 0).map((p) => [p.category, p.open]),
  streets: streets.map((s) => [
    s.premises,
    s.cylinders,
    s.visitedThisYear,
    s.overdueVisits,
    s.openHazards,
    s.gradeA,
    s.openAlerts,
  ]),
})

/** The same figures by reading every row: slow and obvious. */
export async function counted(api: TestApi, prefix: string): Promise<ReturnType<typeof shown>> {
  const inside = <T extends { areaCode: string | null }>(rows: T[]) =>
    rows.filter((row) => prefix === '' || row.areaCode?.startsWith(prefix))
  const premises = inside(await api.db.rows<PremisesEntity>('SELECT * FROM premises'))
  const cylinders = inside(await api.db.rows<CylinderEntity>('SELECT * FROM cylinder')).filter(
    (c) => c.status !== 'scrapped',
  )
  const hazards = inside(await api.db.rows<HazardEntity>('SELECT * FROM hazard')).filter((h) => h.grade !== 'advice')
  const alerts = inside(await api.db.rows<AlertEntity>('SELECT * FROM alert')).filter(
    (a) => a.status !== 'closed' && !a.hazardId,
  )
  const open = hazards.filter((h) => h.status !== 'closed')
  const recent = hazards.filter((h) => h.foundAt >= '2025-12-31T16:00:00.000Z')
  const inUse = premises.filter((p) => p.status === 'in_use')
  const visited = inUse.filter((p) => (p.lastCompletedOn ?? '') >= '2026-01-01')
  const waiting = inUse.filter((p) => !visited.includes(p))
  const late = inUse.filter((p) => p.visitDueOn !== null && p.visitDueOn < TEST_TODAY)
  const status = (code: string) => premises.filter((p) => p.status === code).length
  const used = (use: string) => cylinders.filter((c) => c.presence === 'present' && c.bottleUse === use).length
  const at = <T extends { areaCode: string | null }>(rows: T[], street: string) =>
    rows.filter((r) => r.areaCode?.startsWith(street)).length
  const streets = [STREET, OTHER_STREET].filter((s) => s.startsWith(prefix) || prefix.startsWith(s))
  return {
    actNow: {
      gradeAUncontrolled: open.filter((h) => h.grade === 'A' && h.status === 'open').length,
      overdue: open.filter((h) => h.deadlineOn !== null && h.deadlineOn < TEST_TODAY).length,
      toDispatch: open.filter((h) => h.status === 'open').length,
      toRecheck: open.filter((h) => h.status === 'rectified').length,
      leaks: open.filter((h) => h.emergency).length,
      referred: 0,
      uncoveredGrids: 0,
      papers: 0,
    },
    premises: {
      in_use: inUse.length,
      suspended: status('suspended'),
      vacant: status('vacant'),
      retired: status('retired'),
      not_found: status('not_found'),
      byType: {
        resident: inUse.filter((p) => p.type === 'resident').length,
        catering: inUse.filter((p) => p.type === 'catering').length,
        other: inUse.filter((p) => p.type === 'other').length,
      },
    },
    cylinders: {
      in_use: used('in_use'),
      spare: used('spare'),
      empty: used('empty'),
      missing: cylinders.filter((c) => c.presence === 'missing').length,
      unregistered: cylinders.filter((c) => c.status === 'unregistered').length,
      total: cylinders.length,
    },
    visits: {
      due: inUse.length,
      done: visited.length,
      not_home: waiting.filter((p) => p.lastOutcome === 'not_home').length,
      refused: waiting.filter((p) => p.lastOutcome === 'refused').length,
      rescheduled: waiting.filter((p) => p.lastOutcome === 'rescheduled').length,
      todayDone: undefined,
    },
    hazards: {
      found: recent.length,
      controlled: recent.length,
      rectified: recent.filter((h) => h.status === 'rectified' || h.status === 'closed').length,
      rechecked: recent.filter((h) => h.closeReason === 'rechecked').length,
      closed: recent.filter((h) => h.status === 'closed').length,
    },
    problems: ['gas', 'cylinder', 'valve', 'hose', 'stove', 'detector', 'place', 'management']
      .map((c): [string, number] => [c, open.filter((h) => h.category === c).length])
      .filter(([, n]) => n > 0),
    streets: streets.map((s) => [
      at(inUse, s),
      at(cylinders, s),
      at(visited, s),
      at(late, s),
      at(open, s),
      at(
        open.filter((h) => h.grade === 'A'),
        s,
      ),
      at(alerts, s),
    ]),
  }
}
