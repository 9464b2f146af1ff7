import type { Equipment } from './equipment'
import { equipmentValidity } from './validity'

const set = (over: Partial<Equipment>): Equipment => ({
  id: 'e1',
  kind: 'appliance',
  label: '一号灶',
  hasWaterHeater: false,
  stoveSoldOn: null,
  hoseKind: null,
  hoseFrom: null,
  regulatorFrom: null,
  regulatorUntil: null,
  detectorFrom: null,
  ...over,
})

describe('until when the parts of an appliance set may be used', () => {
  it('is eight years from sale for the stove', () => {
    expect(equipmentValidity(set({ stoveSoldOn: '2018-02-28' }), 'resident').stoveUntil).toBe('2026-02-28')
  })

  it('is 18 months for plain rubber hose, eight years for the others, unknown without the kind', () => {
    const until = (hoseKind: Equipment['hoseKind']) =>
      equipmentValidity(set({ hoseKind, hoseFrom: '2025-01-31' }), 'resident').hoseUntil
    expect([until('rubber'), until('stainless'), until('composite'), until(null)]).toEqual([
      '2026-07-31',
      '2033-01-31',
      '2033-01-31',
      null,
    ])
  })

  it('follows the stamp on the regulator, else five years', () => {
    const stamped = set({ regulatorFrom: '2020-01-01', regulatorUntil: '2023-01-01' })
    expect(equipmentValidity(stamped, 'catering').regulatorUntil).toBe('2023-01-01')
    expect(equipmentValidity(set({ regulatorFrom: '2020-01-01' }), 'catering').regulatorUntil).toBe('2025-01-01')
  })

  it('is five years for a detector at home, three elsewhere', () => {
    const detector = set({ kind: 'detector', detectorFrom: '2022-06-01' })
    expect(equipmentValidity(detector, 'resident').detectorUntil).toBe('2027-06-01')
    expect(equipmentValidity(detector, 'catering').detectorUntil).toBe('2025-06-01')
    expect(equipmentValidity(detector, 'other').detectorUntil).toBe('2025-06-01')
  })
})
