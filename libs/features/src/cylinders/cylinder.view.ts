import { type CalendarDate, cylinderColour, cylinderValidity, modelLabel, ownerLabel } from '@app/domain'
import type { CylinderHazard, ListedCylinder } from '@app/persistence'

/** Colour, reasons and what to do, from the same rules as on the phone. */
export function cylinderState(cylinder: ListedCylinder, hazards: readonly CylinderHazard[], today: CalendarDate) {
  const { status, presence, recalled } = cylinder
  return cylinderColour({ dates: cylinder, status, presence, hazards, recalled: Number(recalled) === 1, today })
}

export function cylinderRow(cylinder: ListedCylinder, hazards: readonly CylinderHazard[], today: CalendarDate) {
  const { id, code, stampNo, model, status, presence, bottleUse, premisesId, premisesLabel, areaCode } = cylinder
  const { testValidUntil, lifeUntil } = cylinderValidity(cylinder)
  return {
    id,
    code,
    stampNo,
    model,
    modelLabel: modelLabel(model),
    status,
    presence,
    use: bottleUse,
    ownerName: ownerLabel(cylinder.ownerName),
    premisesId,
    premisesLabel,
    areaCode,
    nextTestOn: testValidUntil,
    lifeUntil,
    state: cylinderState(cylinder, hazards, today),
  }
}

export type CylinderRow = ReturnType<typeof cylinderRow>

/** What only the card of one cylinder shows. */
export function cylinderFacts(cylinder: ListedCylinder) {
  const { testDerived, scrapOn } = cylinderValidity(cylinder)
  const { ownerCompanyId, ownerPhone, madeOn, lastTestOn, lastSeenAt } = cylinder
  return { ownerCompanyId, ownerPhone, madeOn, lastTestOn, testDerived, scrapOn, lastSeenAt }
}
