import fc from 'fast-check'
import type { CylinderDates } from './cylinder'
import { findModel, nominalGrams } from './models'
import { cylinderValidity } from './validity'

const dates = (over: Partial<CylinderDates>): CylinderDates => ({
  model: 'YSP35.5',
  madeOn: null,
  nextTestOn: null,
  lastTestOn: null,
  designLifeYears: null,
  ...over,
})

describe('models of cylinders', () => {
  it('count by nominal weight', () => {
    expect(['YSP35.5', 'YSP118', 'YSP12', 'YSP118-II'].map(nominalGrams)).toEqual([15000, 50000, 5000, 50000])
  })

  it('are found by their old kilogram name and by the 2023 form', () => {
    expect(findModel('YSP-15')?.model).toBe('YSP35.5')
    expect(findModel('ysp118/49.5')?.model).toBe('YSP118')
    expect(findModel('YSP118/液/49.5')?.model).toBe('YSP118-L')
    expect(findModel('YSP118-Ⅱ')?.banned).toBe(true)
    expect(findModel('大白瓶')).toBeUndefined()
    expect(nominalGrams('大白瓶')).toBe(15000)
  })
})

describe('until when a cylinder may be used', () => {
  it('runs to the end of the month of the recorded next test', () => {
    expect(cylinderValidity(dates({ nextTestOn: '2026-02-01' }))).toMatchObject({
      testValidUntil: '2026-02-28',
      testDerived: false,
    })
  })

  it('is worked out from the last test, else from manufacture, and marked so', () => {
    const made = cylinderValidity(dates({ madeOn: '2022-03-01' }))
    expect(made).toMatchObject({ testValidUntil: '2026-03-31', testDerived: true })
    const tested = cylinderValidity(dates({ madeOn: '2018-03-01', lastTestOn: '2022-02-01' }))
    expect(tested).toMatchObject({ testValidUntil: '2026-02-28', testDerived: true })
  })

  it('is unknown when no date is known', () => {
    expect(cylinderValidity(dates({}))).toEqual({
      testValidUntil: null,
      testDerived: false,
      lifeUntil: null,
      scrapOn: null,
    })
  })

  it('ends after 8 years, or after 12 when a test at the end of them was passed', () => {
    expect(cylinderValidity(dates({ madeOn: '2016-05-01' }))).toMatchObject({
      lifeUntil: '2024-05-31',
      scrapOn: '2028-05-31',
    })
    expect(cylinderValidity(dates({ madeOn: '2016-05-01', lastTestOn: '2024-04-01' })).lifeUntil).toBe('2028-05-31')
    expect(cylinderValidity(dates({ madeOn: '2016-05-01', nextTestOn: '2028-04-01' })).lifeUntil).toBe('2028-05-31')
    expect(cylinderValidity(dates({ madeOn: '2016-05-01', lastTestOn: '2020-05-01' })).lifeUntil).toBe('2024-05-31')
  })

  it('is long over for everything made before February 2007', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1980, max: 2006 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        const madeOn = `${year}-${String(month).padStart(2, '0')}-01`
        expect((cylinderValidity(dates({ madeOn, lastTestOn: '2024-01-01' })).scrapOn ?? '') < '2022-02-01').toBe(true)
      }),
    )
  })

  it('follows the stamp on cylinders made from December 2023', () => {
    expect(cylinderValidity(dates({ madeOn: '2023-12-01', designLifeYears: 15 })).lifeUntil).toBe('2038-12-31')
    expect(cylinderValidity(dates({ madeOn: '2023-11-01', designLifeYears: 15 })).lifeUntil).toBe('2031-11-30')
  })
})
