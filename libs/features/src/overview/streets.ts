import type { AreaEntity, CylinderGroup, HazardGroup, PremisesGroup } from '@app/persistence'
import { total } from './counts'

interface Groups {
  premises: readonly PremisesGroup[]
  cylinders: readonly CylinderGroup[]
  hazards: readonly HazardGroup[]
  alerts: ReadonlyMap<string, number>
}

/** 14 streets in the order of their codes: they are not ranked. */
export function streetRows(streets: readonly AreaEntity[], groups: Groups) {
  return streets.map(({ code, name }) => {
    const premises = groups.premises.filter((g) => g.street === code && g.status === 'in_use')
    const hazards = groups.hazards.filter((g) => g.street === code && g.status !== 'closed')
    return {
      code,
      name,
      premises: total(premises),
      cylinders: total(groups.cylinders, (g) => g.street === code && g.status !== 'scrapped'),
      visitedThisYear: premises.reduce((count, g) => count + g.visited, 0),
      overdueVisits: premises.reduce((count, g) => count + g.late, 0),
      openHazards: total(hazards),
      gradeA: total(hazards, (g) => g.grade === 'A'),
      openAlerts: groups.alerts.get(code) ?? 0,
    }
  })
}
