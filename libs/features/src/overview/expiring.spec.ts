import {
  addDays,
  type CalendarDate,
  type Equipment,
  equipmentValidity,
  HOSE_KIND_LABEL,
  type HoseKind,
  type PremisesType,
} from '@app/domain'
import { expiringLimits } from './expiring'

const NOTHING: Equipment = {
  id: '',
  kind: 'appliance',
  label: '',
  hasWaterHeater: false,
  stoveSoldOn: null,
  hoseKind: null,
  hoseFrom: null,
  regulatorFrom: null,
  regulatorUntil: null,
  detectorFrom: null,
}

/** Whether counting by the limit and judging one part give the same answer on the days around the limit. */
function expectSame(
  limit: CalendarDate | undefined,
  today: CalendarDate,
  untilOf: (from: CalendarDate) => string | null,
) {
  for (let n = -3; n <= 3; n++) {
    const from = addDays(limit as string, n)
    expect([from, from < (limit as string)]).toEqual([from, (untilOf(from) as string) < today])
  }
}

const validity = (dates: Partial<Equipment>, type: PremisesType = 'resident') =>
  equipmentValidity({ ...NOTHING, ...dates }, type)

describe('limits by which parts are counted as over agree with the rule for one part', () => {
  const DAYS = ['2026-06-10', '2026-02-28', '2028-02-29', '2026-03-31', '2026-12-31']

  test.each(DAYS)('stoves, regulators and detectors on %s', (today) => {
    const [limits] = expiringLimits(today)
    expectSame(limits?.stove, today, (stoveSoldOn) => validity({ stoveSoldOn }).stoveUntil)
    expectSame(limits?.regulatorFrom, today, (regulatorFrom) => validity({ regulatorFrom }).regulatorUntil)
    for (const type of ['resident', 'catering', 'other'] as const) {
      expectSame(limits?.detector[type], today, (detectorFrom) => validity({ detectorFrom }, type).detectorUntil)
    }
  })

  test.each(DAYS)('hoses of every kind on %s', (today) => {
    const [limits] = expiringLimits(today)
    for (const hoseKind of Object.keys(HOSE_KIND_LABEL) as HoseKind[]) {
      expectSame(limits?.hose[hoseKind], today, (hoseFrom) => validity({ hoseKind, hoseFrom }).hoseUntil)
    }
  })
})
