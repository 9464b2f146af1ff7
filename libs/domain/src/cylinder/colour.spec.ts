import { type ColourInput, cylinderColour } from './colour'

const today = '2026-11-22'
const good = { model: 'YSP35.5', madeOn: '2024-06-01', nextTestOn: '2028-06-01', lastTestOn: null, designLifeYears: 8 }
const see = (over: Partial<ColourInput>) =>
  cylinderColour({ dates: good, status: 'registered', presence: 'present', hazards: [], today, ...over })

describe('a cylinder in one colour, in words a household understands', () => {
  it('is green when nothing is wrong', () => {
    expect(see({})).toEqual({
      colour: 'green',
      reasons: ['检验有效期到2028年6月'],
      advice: ['可以正常使用，用后随手关阀'],
    })
  })

  it('is red the day after the month of the test has ended, and still amber on its last day', () => {
    const dates = { ...good, nextTestOn: '2026-11-01' }
    expect(see({ dates, today: '2026-11-30' }).colour).toBe('amber')
    expect(see({ dates, today: '2026-12-01' })).toEqual({
      colour: 'red',
      reasons: ['检验已于2026年11月到期'],
      advice: ['关阀停用，联系气站换瓶'],
    })
  })

  it('is amber within 30 days before the test', () => {
    expect(see({ dates: { ...good, nextTestOn: '2026-12-01' }, today: '2026-12-01' }).colour).toBe('amber')
    expect(see({ dates: { ...good, nextTestOn: '2026-12-01' }, today: '2026-11-30' }).colour).toBe('green')
  })

  it('says when a date was worked out rather than read', () => {
    expect(see({ dates: { ...good, nextTestOn: null, madeOn: '2022-01-01' } }).reasons).toEqual([
      '检验已于2026年1月到期（推算）',
    ])
  })

  it('is red past its life, past compulsory scrap, when scrapped, banned or under a grade-A hazard', () => {
    expect(see({ dates: { ...good, madeOn: '2016-01-01', lastTestOn: '2020-01-01' } }).reasons[0]).toBe(
      '设计使用年限已于2024年1月到期',
    )
    expect(see({ dates: { ...good, madeOn: '2006-01-01' } }).reasons[0]).toBe('已于2021年1月达到强制报废年限')
    expect(see({ status: 'scrapped' }).colour).toBe('red')
    expect(see({ dates: { ...good, model: 'YSP118-II' } }).colour).toBe('red')
    expect(see({ hazards: [{ item: 'P05', grade: 'A' }] }).colour).toBe('red')
  })

  it('is amber when unregistered, missing, without dates or under a grade-B hazard', () => {
    expect(see({ status: 'unregistered' }).reasons).toEqual(['这只瓶没有登记'])
    expect(see({ presence: 'missing' }).colour).toBe('amber')
    expect(see({ dates: { ...good, madeOn: null, nextTestOn: null } }).reasons).toEqual(['没有检验日期'])
    expect(see({ hazards: [{ item: 'P01', grade: 'B' }] }).colour).toBe('amber')
  })

  it('gives every reason, the gravest first, but only the advice of the gravest', () => {
    const seen = see({ status: 'unregistered', dates: { ...good, nextTestOn: '2026-01-01' } })
    expect(seen.reasons).toEqual(['检验已于2026年1月到期', '这只瓶没有登记'])
    expect(seen.advice).toEqual(['关阀停用，联系气站换瓶'])
  })
})
