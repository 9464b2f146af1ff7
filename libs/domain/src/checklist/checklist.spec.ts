import type { PremisesType } from '../premises/premises'
import { applianceSet, bottle, detector, PLACE } from '../testing/visits'
import { CHECKLISTS, checklistByVersion, currentChecklist, findItem, reasonsFor } from './checklists'
import { itemsFor } from './items-for'

const checklist = currentChecklist()
const kitchen = (hasWaterHeater: boolean) => ({
  premisesId: PLACE,
  bottles: [bottle(1)],
  equipment: [applianceSet({ hasWaterHeater }), detector()],
})
const count = (premisesType: PremisesType, hasWaterHeater: boolean): number =>
  itemsFor(checklist, { premisesType, things: kitchen(hasWaterHeater) }).length

describe('the checklist of 40 items', () => {
  it('has 40 items in the order of the eight categories', () => {
    expect(checklist.items.map(({ code }) => code).join(' ')).toBe(
      'Q01 Q02 P01 P02 P03 P04 P05 P06 P07 P08 F01 F02 F03 F04 F05 H01 H02 H03 H04 H05 H06 ' +
        'Z01 Z02 Z03 Z04 Z05 B01 B02 B03 B04 E01 E02 E03 E04 E05 E06 E07 E08 E09 M01',
    )
  })

  it('asks 34 at a resident’s (35 with a water heater), 40 in catering, 39 in other places', () => {
    expect([count('resident', false), count('resident', true)]).toEqual([34, 35])
    expect([count('catering', true), count('other', true)]).toEqual([40, 39])
  })

  it('gives every reason a unique code, a known measure, a remedy and a grade everywhere', () => {
    const reasons = checklist.items.flatMap(({ reasons }) => reasons)
    expect(new Set(reasons.map(({ code }) => code)).size).toBe(reasons.length)
    const measures = checklist.measures.map(({ code }) => code)
    for (const reason of reasons) {
      expect(reason.code).toMatch(/^[A-Z]\d\d-[a-z0-9_]+$/)
      expect(measures).toContain(reason.measure)
      expect([reason.wording, reason.remedy].every((words) => words.length > 0)).toBe(true)
      expect(Object.keys(reason.grade).sort()).toEqual(['catering', 'other', 'resident'])
    }
  })

  it('uses every measure', () => {
    const used = new Set(checklist.items.flatMap(({ reasons }) => reasons.map(({ measure }) => measure)))
    expect(checklist.measures.filter(({ code }) => !used.has(code))).toEqual([])
  })

  it('offers at least one reason wherever an item applies', () => {
    for (const item of checklist.items) {
      for (const type of item.appliesTo) expect(reasonsFor(item, type).length).toBeGreaterThan(0)
    }
  })

  it('marks what rests on an unread basis', () => {
    expect(checklist.items.filter(({ unverified }) => unverified).map(({ code }) => code)).toEqual([
      'Q01',
      'P07',
      'E06',
    ])
  })

  it('never calls a household’s hazard 重大隐患', () => {
    expect(JSON.stringify(CHECKLISTS)).not.toContain('重大')
  })

  it('lets dates and quantities judge eight items', () => {
    expect(checklist.items.filter((item) => item.prejudge).map(({ code }) => code)).toEqual(
      'P02 P03 P06 P08 F04 H02 Z03 B04'.split(' '),
    )
  })

  it('keeps basement and high-rise structural: use stops, then an approved plan', () => {
    const structural = checklist.items.flatMap(({ reasons }) => reasons.filter((reason) => reason.structural))
    expect(structural.map(({ code }) => code)).toEqual([
      'E01-basement',
      'E01-semi_basement',
      'E01-enclosed',
      'E02-high_rise',
      'E07-building',
    ])
  })

  it('is found by its version', () => {
    expect(checklistByVersion('2026-1')).toBe(checklist)
    expect(checklistByVersion('1999-1')).toBeUndefined()
  })
})

describe('what a visit must answer', () => {
  it('asks bottle questions of every bottle present and of no other', () => {
    const things = {
      premisesId: PLACE,
      bottles: [bottle(1), bottle(2, { presence: 'swapped', use: null }), bottle(3)],
      equipment: [],
    }
    const asked = itemsFor(checklist, { premisesType: 'resident', things })
    expect(asked.filter(({ item }) => item.code === 'P02').map(({ thing }) => thing.id)).toEqual([
      bottle(1).cylinderId,
      bottle(3).cylinderId,
    ])
    expect(asked.filter(({ item }) => item.code === 'P08')).toEqual([
      { item: findItem(checklist, 'P08'), thing: { kind: 'place', id: PLACE } },
    ])
  })

  it('asks supplier and contract once for the place', () => {
    const things = { premisesId: PLACE, bottles: [1, 2, 3, 4, 5, 6, 7, 8].map((n) => bottle(n)), equipment: [] }
    const gas = itemsFor(checklist, { premisesType: 'resident', things }).filter(({ item }) => item.category === 'gas')
    expect(gas.map(({ item, thing }) => [item.code, thing.kind])).toEqual([
      ['Q01', 'place'],
      ['Q02', 'place'],
    ])
  })

  it('asks about a detector’s state only where one exists, and everywhere whether there is one', () => {
    const things = { premisesId: PLACE, bottles: [], equipment: [applianceSet()] }
    const codes = itemsFor(checklist, { premisesType: 'catering', things }).map(({ item }) => item.code)
    expect(codes.filter((code) => code.startsWith('B'))).toEqual(['B01'])
  })
})
