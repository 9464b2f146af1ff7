import { applianceSet, bottle, detector } from '../testing/visits'
import type { ChecklistItem } from './checklist'
import { currentChecklist, findItem, findReason } from './checklists'
import { type PrejudgeContext, prejudge } from './prejudge'

const item = (code: string): ChecklistItem => findItem(currentChecklist(), code) as ChecklistItem
const judge = (code: string, ctx: Partial<PrejudgeContext>) =>
  prejudge(item(code), { premisesType: 'resident', today: '2026-11-22', ...ctx })

const cylinder = {
  model: 'YSP35.5',
  madeOn: '2024-06-01',
  nextTestOn: '2026-11-01',
  lastTestOn: null,
  designLifeYears: 8,
}

describe('what dates and quantities already say', () => {
  it('holds a cylinder valid to the end of the month of its test', () => {
    expect(judge('P02', { cylinder, today: '2026-11-30' })?.result).toBe('pass')
    expect(judge('P02', { cylinder, today: '2026-12-01' })).toEqual({
      result: 'fail',
      reason: 'P02-overdue',
      why: '检验已于2026年11月到期',
    })
  })

  it('tells the end of design life from compulsory scrapping', () => {
    const aged = { ...cylinder, madeOn: '2016-01-01', nextTestOn: null, lastTestOn: '2020-01-01' }
    expect(judge('P03', { cylinder: aged })?.reason).toBe('P03-expired')
    expect(judge('P03', { cylinder: { ...aged, madeOn: '2006-12-01' } })?.reason).toBe('P03-scrap')
    expect(judge('P03', { cylinder })?.result).toBe('pass')
  })

  it('knows the banned model', () => {
    expect(judge('P06', { cylinder: { ...cylinder, model: 'YSP118-II' } })?.reason).toBe('P06-dual_phase')
    expect(judge('P06', { cylinder: { ...cylinder, model: '不详' } })).toBeNull()
  })

  it('counts 2 × 50 kg and 7 × 15 kg as over the limit without a cylinder room, by nominal weight', () => {
    const stock = (grams: number, n: number) => Array.from({ length: n }, (_, i) => bottle(i, { chargeGrams: grams }))
    const catering = { premisesType: 'catering' as const }
    expect(judge('P08', { ...catering, bottles: stock(50_000, 2) })?.reason).toBe('P08-no_room')
    expect(judge('P08', { ...catering, bottles: stock(15_000, 7) })?.reason).toBe('P08-no_room')
    expect(judge('P08', { ...catering, bottles: stock(15_000, 6) })?.result).toBe('pass')
    expect(judge('P08', { ...catering, bottles: stock(15_000, 7), hasCylinderRoom: true })?.result).toBe('pass')
  })

  it('judges a resident’s stock only once the office has set a limit', () => {
    const bottles = [bottle(1), bottle(2), bottle(3)]
    expect(judge('P08', { bottles })?.result).toBe('pass')
    expect(judge('P08', { bottles, residentStockLimitGrams: 30_000 })?.reason).toBe('P08-resident_limit')
  })

  it('judges regulator, hose, stove and detector by their dates', () => {
    const old = applianceSet({
      stoveSoldOn: '2018-11-21',
      hoseKind: 'rubber',
      hoseFrom: '2025-05-21',
      regulatorFrom: '2021-11-21',
    })
    expect(['F04', 'H02', 'Z03'].map((code) => judge(code, { equipment: old })?.reason)).toEqual([
      'F04-expired',
      'H02-expired',
      'Z03-expired',
    ])
    expect(judge('B04', { equipment: detector({ detectorFrom: '2022-01-01' }) })?.result).toBe('pass')
    expect(judge('B04', { premisesType: 'other', equipment: detector({ detectorFrom: '2022-01-01' }) })?.reason).toBe(
      'B04-expired',
    )
  })

  it('says nothing without dates, and nothing about what must be seen', () => {
    expect(judge('P02', { cylinder: { ...cylinder, madeOn: null, nextTestOn: null } })).toBeNull()
    expect(judge('Z03', { equipment: applianceSet({ stoveSoldOn: null }) })).toBeNull()
    expect(judge('P05', { cylinder })).toBeNull()
  })

  it('gives only reasons that the item offers', () => {
    const worst: Partial<PrejudgeContext> = {
      premisesType: 'catering',
      today: '2060-01-01',
      cylinder: { ...cylinder, model: 'YSP118-II' },
      equipment: { ...applianceSet(), detectorFrom: '2020-01-01' },
      bottles: [bottle(1, { chargeGrams: 100_000 })],
    }
    for (const each of currentChecklist().items.filter((i) => i.prejudge)) {
      const judged = judge(each.code, worst)
      expect(findReason(each, judged?.reason ?? null)).toBeDefined()
    }
  })
})
