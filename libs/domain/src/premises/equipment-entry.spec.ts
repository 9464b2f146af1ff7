import { DomainError } from '../error/domain-error'
import { assertEquipmentDates, assertRemovedOn, type EquipmentDates } from './equipment-entry'

const TODAY = '2026-06-10'
const NOTHING: EquipmentDates = {
  hasWaterHeater: false,
  madeOn: null,
  stoveSoldOn: null,
  hoseKind: null,
  hoseFrom: null,
  regulatorFrom: null,
  regulatorUntil: null,
  detectorFrom: null,
}

function problems(kind: 'appliance' | 'detector', over: Partial<EquipmentDates>): string[] {
  try {
    assertEquipmentDates(kind, { ...NOTHING, ...over }, TODAY)
    return []
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return error.problems.map(({ message }) => message)
  }
}

describe('dates of equipment as the office writes them down', () => {
  it('may be unknown: an old stove bears none', () => {
    expect(problems('appliance', {})).toEqual([])
    expect(problems('detector', { detectorFrom: '2025-01-01' })).toEqual([])
  })

  it.each([
    ['1900-01-01', ['灶具售出应在 1976-06-10 至今天之间']],
    ['2100-01-01', ['灶具售出应在 1976-06-10 至今天之间']],
    ['2026-06-10', []],
  ])('a stove sold on %s', (stoveSoldOn, said) => expect(problems('appliance', { stoveSoldOn })).toEqual(said))

  it('a hose with a date has a kind, and nothing is older than its make; all is said at once', () => {
    expect(problems('appliance', { madeOn: '2025-05-01', hoseFrom: '2025-04-30', stoveSoldOn: '2025-04-01' })).toEqual([
      '填了软管安装日期，请选择软管种类',
      '灶具售出不能早于出厂日期 2025-05-01',
      '软管安装不能早于出厂日期 2025-05-01',
    ])
  })

  it('a stamp ends after its beginning and within twenty years', () => {
    const stamp = (regulatorUntil: string) => problems('appliance', { regulatorFrom: '2025-01-01', regulatorUntil })
    expect(stamp('2030-01-01')).toEqual([])
    expect(stamp('2024-12-31')).toEqual(['调压阀到期应在启用之后、2046-06-10 以前'])
    expect(stamp('2100-01-01')).toEqual(['调压阀到期应在启用之后、2046-06-10 以前'])
  })

  it('a detector has no hose and a set no detector', () => {
    expect(problems('detector', { hoseKind: 'rubber' })).toEqual(['报警器没有“软管种类”，请留空'])
    expect(problems('appliance', { detectorFrom: '2025-01-01' })).toEqual(['灶具组没有“报警器安装”，请留空'])
  })

  it('is taken away between its first day and today', () => {
    expect(() => assertRemovedOn('2026-06-10', '2026-06-10', TODAY)).not.toThrow()
    expect(() => assertRemovedOn('2026-06-09', '2026-06-10', TODAY)).toThrow('日期应在启用日 2026-06-10 至今天之间')
    expect(() => assertRemovedOn('2026-06-11', null, TODAY)).toThrow('日期应为今天或以前的真实日期')
  })
})
