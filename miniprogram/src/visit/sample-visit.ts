import type { TodayBottle, TodayPremises } from '../state/today'
import type { VisitDraft } from './draft'
import { startVisit } from './start'

/** What the specs of a visit begin with: one home of the day's package, and a visit to it that has just begun. */

export const NOW = '2026-06-10T02:00:00.000Z'
export const LATER = '2026-06-10T02:30:00.000Z'
export const id = (n: number) => `01930000-0000-7000-8000-${String(n).padStart(12, '0')}`

export const bottle = (n: number, changes: Partial<TodayBottle> = {}): TodayBottle => ({
  id: id(n),
  code: `HX00000000${n}`,
  codes: [`TJ${n}`],
  stampNo: `TJ${n}`,
  model: 'YSP35.5',
  chargeGrams: 15_000,
  status: 'registered',
  ownerName: '示范燃气站',
  ownerPhone: null,
  madeOn: '2023-05-01',
  lastTestOn: null,
  nextTestOn: '2027-05-01',
  designLifeYears: 8,
  state: { colour: 'green', reasons: [], advice: [] },
  ...changes,
})

export const premises = (changes: Partial<TodayPremises> = {}): TodayPremises => ({
  id: id(100),
  code: 'P100',
  type: 'resident',
  status: 'in_use',
  areaCode: '12010300100101',
  communityName: '示范社区001',
  label: '示范里1号楼',
  partyName: '张*',
  contacts: [],
  hasCylinderRoom: false,
  nextVisitOn: null,
  visitDueOn: null,
  lastVisit: { on: '2025-06-01', outcome: 'completed' },
  reasons: ['满一年'],
  bucket: 'visit',
  bottles: [bottle(1), bottle(2)],
  equipment: [],
  hazards: [],
  unableItems: [],
  ...changes,
})

export const visit = (place = premises()): VisitDraft => ({
  ...startVisit({ id: id(900), accountId: id(800), premises: place, now: NOW }),
  outcome: 'completed',
})
