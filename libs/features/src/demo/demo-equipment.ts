import { addMonths, type CalendarDate, type Instant, type PremisesType } from '@app/domain'
import type { PremisesEntry } from '../register/entries'
import { monthsAgo } from './demo-clock'
import type { Random } from './random'

type Equipment = NonNullable<PremisesEntry['equipment']>[number]

const NUMERALS = [...'一二三四']
const HOSES = ['stainless', 'stainless', 'metal_clad', 'composite'] as const

function applianceSet(
  random: Random,
  today: CalendarDate,
  label: string,
  hasWaterHeater: boolean,
  at: Instant,
): Equipment {
  const stoveSoldOn = monthsAgo(today, random.int(14, 90))
  // Hose and regulator are put in with the stove or renewed since; one in forty regulators is forgotten.
  const renewed = addMonths(stoveSoldOn, random.int(0, 12))
  const regulatorFrom = random.chance(0.025)
    ? monthsAgo(today, random.int(58, 64))
    : monthsAgo(today, random.int(3, 54))
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

function detector(random: Random, today: CalendarDate, type: PremisesType, at: Instant): Equipment {
  const lifeMonths = type === 'resident' ? 60 : 36
  const age = random.chance(0.02) ? random.int(lifeMonths - 1, lifeMonths + 3) : random.int(2, lifeMonths - 3)
  return { id: random.id(at), kind: 'detector', label: '厨房报警器', detectorFrom: monthsAgo(today, age), seenAt: at }
}

export function demoEquipment(random: Random, today: CalendarDate, type: PremisesType, at: Instant): Equipment[] {
  const sets = type === 'catering' ? random.int(1, 3) : 1
  const things = Array.from({ length: sets }, (_, index) =>
    applianceSet(random, today, `${NUMERALS[index]}号灶`, type === 'resident' && random.chance(0.25), at),
  )
  const hasDetector = type !== 'resident' || random.chance(0.9)
  return hasDetector ? [...things, detector(random, today, type, at)] : things
}
