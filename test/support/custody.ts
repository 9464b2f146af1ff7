import { addMinutes, type CylinderEvent, newId } from '@app/domain'
import { CompanySiteEntity } from '@app/persistence'
import { TEST_NOW, type TestApi } from './api'
import { type District, STREET } from './district'

let serial = 0
const nextId = (): string => `E${String(++serial).padStart(8, '0')}`

/** Sites of the two companies of the small district: a station and a store here, a test station there. */
export async function sites(api: TestApi, { companies }: Pick<District, 'companies'>) {
  const site = (companyId: string, code: string, kind: CompanySiteEntity['kind'], name: string): CompanySiteEntity => ({
    ...{ id: newId(), companyId, code, kind, name, areaCode: STREET, latE5: 3_910_000, lonE5: 11_722_000 },
  })
  const made = {
    station: site(companies.first.id, 'CZ01', 'filling_station', '示范充装站'),
    store: site(companies.first.id, 'GY01', 'outlet', '示范供应站'),
    otherStation: site(companies.second.id, 'CZ01', 'filling_station', '样板充装站'),
    testing: site(companies.second.id, 'JY01', 'test_station', '样板检验站'),
  }
  await api.uow.run((tx) => tx.insert(CompanySiteEntity, Object.values(made)))
  return made
}

type Of<K extends CylinderEvent['kind']> = Extract<CylinderEvent, { kind: K }>
type Given<K extends CylinderEvent['kind']> = Partial<Of<K>> & { code: string }

const base = () => ({ eventId: nextId(), occurredAt: addMinutes(TEST_NOW, -60) })

/** Messages that are right until a test makes them wrong. */
export const fill = (over: Given<'fill'>): Of<'fill'> => ({
  ...base(),
  kind: 'fill',
  site: 'CZ01',
  before: [],
  after: { leakFree: true, weightRight: true },
  tareKg: 16.5,
  grossKg: 31,
  netKg: 14.5,
  scale: 'C03',
  operator: 'G017',
  ...over,
})

export const move = (over: Given<'move'>): Of<'move'> => ({
  ...base(),
  kind: 'move',
  from: { kind: 'site', code: 'CZ01' },
  to: { kind: 'site', code: 'GY01' },
  ...over,
})

export const deliver = (over: Given<'deliver'> & { premises: string }): Of<'deliver'> => ({
  ...base(),
  kind: 'deliver',
  from: { kind: 'site', code: 'GY01' },
  orderNo: null,
  check: null,
  ...over,
})

export const collect = (over: Given<'collect'> & { premises: string }): Of<'collect'> => ({
  ...base(),
  kind: 'collect',
  to: { kind: 'site', code: 'GY01' },
  residualKg: null,
  ...over,
})

export const filed = (over: Given<'file'>): Of<'file'> => ({
  ...base(),
  kind: 'file',
  aliases: [{ kind: 'qr', value: over.code }],
  model: 'YSP35.5',
  maker: 'BT01',
  madeOn: '2025-03-01',
  designLifeYears: 8,
  lastTestOn: null,
  nextTestOn: '2029-03-01',
  tareKg: 16.5,
  ...over,
})

export const tested = (over: Given<'test'>): Of<'test'> => ({
  ...base(),
  kind: 'test',
  site: 'JY01',
  conclusion: 'passed',
  items: [{ item: 'appearance', passed: true, inspector: 'J1', reviewer: 'J2' }],
  nextTestOn: '2030-06-01',
  ...over,
})

export const scrap = (over: Given<'scrap'>): Of<'scrap'> => ({
  ...{ ...base(), kind: 'scrap' as const, site: 'GY01', reason: 'damaged' as const },
  ...over,
})
