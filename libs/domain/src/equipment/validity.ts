import type { PremisesType } from '../premises/premises'
import { addMonths, type CalendarDate } from '../time/calendar'
import type { Equipment, EquipmentValidity, HoseKind } from './equipment'

/** GB 17905-2008 §7.3.1: from the date of sale. */
const STOVE_MONTHS = 8 * 12
/** GB 55009-2021 §6.1.7: no shorter than the appliance. The old rubber hose is replaced every 18 months. */
const HOSE_MONTHS: Record<HoseKind, number> = { stainless: 8 * 12, metal_clad: 8 * 12, composite: 8 * 12, rubber: 18 }
/** Default when no life is stamped (GB 35844-2018 asks for the stamp). */
const REGULATOR_MONTHS = 5 * 12
/** CJJ/T 146-2011: dwelling 5 years, commercial 3. */
const DETECTOR_MONTHS: Record<PremisesType, number> = { resident: 5 * 12, catering: 3 * 12, other: 3 * 12 }

/** Last day on which each part may be used; null when its date is not known. */
export function equipmentValidity(equipment: Equipment, premisesType: PremisesType): EquipmentValidity {
  return {
    stoveUntil: after(equipment.stoveSoldOn, STOVE_MONTHS),
    hoseUntil: equipment.hoseKind === null ? null : after(equipment.hoseFrom, HOSE_MONTHS[equipment.hoseKind]),
    regulatorUntil: equipment.regulatorUntil ?? after(equipment.regulatorFrom, REGULATOR_MONTHS),
    detectorUntil: after(equipment.detectorFrom, DETECTOR_MONTHS[premisesType]),
  }
}

const after = (from: CalendarDate | null, months: number): CalendarDate | null =>
  from === null ? null : addMonths(from, months)
