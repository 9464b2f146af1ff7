import { addMonths, type CalendarDate, type Instant, type PremisesType } from '@app/domain'
import type { PremisesEntry } from '../register/entries'
import { monthsAgo } from './demo-clock'
import type { Random } from './random'

type Equipment = NonNullable<PremisesEntry['equipment']>[number]

const NUMERALS = [...'一二三四']
/** Months: older than the first visit of the demonstration, which cannot have seen what came later. */
const BEFORE_HISTORY = 14
const HOSES = ['stainless', 'stainless', 'metal_clad', 'composite'] as const

function applianceSet(
  random: Random,
  today: CalendarDate,
  label: string,
  hasWaterHeater: boolean,
  at: Instant,
  sound: boolean,
): Equipment {
  const age = random.int(BEFORE_HISTORY, 88)
  const stoveSoldOn = monthsAgo(today, age)
  // Hose and regulator are put in with the stove or renewed since; one in forty regulators is forgotten.
  const renewed = addMonths(stoveSoldOn, random.int(0, Math.min(12, age - BEFORE_HISTORY)))
  const regulatorFrom = random.chance(sound ? 0 : 0.025)
    ? monthsAgo(today, random.int(58, 64))
    : monthsAgo(today, random.int(BEFORE_HISTORY, 52))
  return {
    id: random.id(at),
    kind: 'appliance',
    label,
    hasWaterHeater,
    stoveSoldOn,
    hoseKind: random.pick(HOSES),
    hoseFrom: renewed,
    regulatorFrom,
    seenAt: at,
  }
}

function detector(random: Random, today: CalendarDate, type: PremisesType, at: Instant, sound: boolean): Equipment {
  const lifeMonths = type === 'resident' ? 60 : 36
  const age = random.chance(sound ? 0 : 0.02)
    ? random.int(lifeMonths - 1, lifeMonths + 3)
    : random.int(BEFORE_HISTORY, lifeMonths - 4)
  return { id: random.id(at), kind: 'detector', label: '厨房报警器', detectorFrom: monthsAgo(today, age), seenAt: at }
}

/** `sound`: nothing is too old, so that a part of the story shows what it is about and nothing else. */
export function demoEquipment(
  random: Random,
  today: CalendarDate,
  type: PremisesType,
  at: Instant,
  sound: boolean,
): Equipment[] {
  const sets = type === 'catering' ? random.int(1, 3) : 1
  const things = Array.from({ length: sets }, (_, index) =>
    applianceSet(random, today, `${NUMERALS[index]}号灶`, type === 'resident' && random.chance(0.25), at, sound),
  )
  const hasDetector = sound || type !== 'resident' || random.chance(0.9)
  return hasDetector ? [...things, detector(random, today, type, at, sound)] : things
}
